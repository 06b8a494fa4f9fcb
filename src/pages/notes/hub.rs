//! The page that leads to every tool of the workbook, and the tools by their ids.

use super::list::{Words, list};
use super::people;
use crate::content::workbook;
use crate::pages::missing;
use crate::parts::{El, View, el, heading, hint, link, page};
use crate::route::Route;
use crate::state::{Gathering, name_tab};
use rethread_core::record::{Body, Trigger, Win};

/// A tool, or all of them.
pub fn tool(id: Option<&str>) -> View {
    let texts = &workbook().tools;
    let Some(id) = id else { return hub() };
    match id {
        "people" => people::people(),
        "triggers" => list(
            Trigger::KIND,
            Words {
                title: texts.triggers,
                lede: texts.triggers_lede,
                new: texts.triggers_new,
                empty: texts.triggers_empty,
            },
            View::nothing(),
        ),
        "wins" => list(
            Win::KIND,
            Words { title: texts.wins, lede: texts.wins_lede, new: texts.wins_new, empty: texts.wins_empty },
            View::nothing(),
        ),
        _ => missing::unknown(),
    }
}

fn hub() -> View {
    let texts = &workbook().tools;
    name_tab(texts.title);
    // What was written is gathered while the person looks around, so that the next page need not wait.
    let _ = Gathering::here();
    page("workbook")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(group(texts.notice, texts.notice_text, &[("triggers", texts.triggers), ("wins", texts.wins)]))
        .into()
}

fn group(title: &str, text: &str, tools: &[(&str, &str)]) -> El {
    let ways = tools.iter().map(|(id, words)| {
        el("li").class("entry-row").child(link("row-words", &Route::Workbook(Some((*id).to_owned())), words))
    });
    el("section").child(el("h2").text(title)).child(hint(text)).child(el("ul").class("rows").children(ways))
}
