//! Healthy caution beside an old alarm, as a table, and the way to the scenes.

use crate::content::{library, ui};
use crate::parts::{El, View, card, el, heading, link, page, paragraphs};
use crate::route::Route;
use rethread_core::content::CompareRow;

/// The whole page.
pub fn caution() -> View {
    let texts = &ui().learn;
    let compare = &library().compare;
    let scenes = card("next", texts.scenes).child(el("p").text(texts.scenes_about)).child(link(
        "button",
        &Route::Scenes,
        texts.scenes_open,
    ));
    page("caution").child(heading(compare.title)).child(paragraphs(compare.text)).child(table()).child(scenes).into()
}

/// Each row has its topic above both cells, so that they have room on a small phone. Roles are said aloud because the
/// style sheet stacks the cells where letters are very large.
fn table() -> El {
    let compare = &library().compare;
    let column =
        |class: &str, words: &str| el("th").class(class).attr("scope", "col").attr("role", "columnheader").text(words);
    let columns = el("tr")
        .attr("role", "row")
        .child(column("of-caution", compare.caution))
        .child(column("of-alarm", compare.alarm));
    el("table")
        .class("compare")
        .attr("role", "table")
        .attr("aria-label", compare.title)
        .child(el("thead").attr("role", "rowgroup").child(columns))
        .children(compare.rows.iter().map(rows))
}

fn rows(row: &CompareRow) -> El {
    let topic = el("th").attr("colspan", "2").attr("scope", "rowgroup").attr("role", "rowheader").text(row.topic);
    let cell = |class: &str, words: &str| el("td").class(class).attr("role", "cell").text(words);
    let cells = [cell("of-caution", row.caution), cell("of-alarm", row.alarm)];
    el("tbody")
        .attr("role", "rowgroup")
        .child(el("tr").attr("role", "row").child(topic))
        .child(el("tr").attr("role", "row").children(cells))
}
