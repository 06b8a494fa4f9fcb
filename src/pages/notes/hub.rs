//! The page that leads to every tool of the workbook, and the tools by their ids.

use super::list::{Words, list};
use super::{people, predictions, promise_list, signals, trigger_list, win_list};
use crate::content::workbook;
use crate::pages::over_time;
use crate::parts::{El, View, el, heading, hint, link, page};
use crate::route::Route;
use crate::state::{Gathering, name_tab};
use rethread_core::record::{Body, Boundary, Ladder, Prediction, Promise, Signal, Trigger, Win};

/// A tool, or all of them.
pub fn tool(id: Option<&str>) -> View {
    let Some(id) = id else { return hub() };
    match id {
        "people" => people::people(),
        "predictions" => predictions::predictions(words(Prediction::KIND)),
        "signals" => list(Signal::KIND, words(Signal::KIND), signals::looked_back()),
        "triggers" => trigger_list::list(words(Trigger::KIND)),
        "wins" => win_list::list(words(Win::KIND)),
        "ladders" => list(Ladder::KIND, words(Ladder::KIND), View::nothing()),
        "promises" => promise_list::list(words(Promise::KIND)),
        "boundaries" => list(Boundary::KIND, words(Boundary::KIND), View::nothing()),
        id => over_time::tool(id),
    }
}

/// What the list of a kind says.
fn words(kind: char) -> Words {
    let texts = &workbook().tools;
    let (title, lede, new, empty) = match kind {
        Prediction::KIND => (texts.predictions, texts.predictions_lede, texts.predictions_new, texts.predictions_empty),
        Signal::KIND => (texts.signals, texts.signals_lede, texts.signals_new, texts.signals_empty),
        Ladder::KIND => (texts.ladders, texts.ladders_lede, texts.ladders_new, texts.ladders_empty),
        Promise::KIND => (texts.promises, texts.promises_lede, texts.promises_new, texts.promises_empty),
        Boundary::KIND => (texts.boundaries, texts.boundaries_lede, texts.boundaries_new, texts.boundaries_empty),
        Win::KIND => (texts.wins, texts.wins_lede, texts.wins_new, texts.wins_empty),
        _ => (texts.triggers, texts.triggers_lede, texts.triggers_new, texts.triggers_empty),
    };
    Words { title, lede, new, empty }
}

fn hub() -> View {
    let texts = &workbook().tools;
    name_tab(texts.title);
    // What was written is gathered while the person looks around, so that the next page need not wait.
    let _ = Gathering::here();
    let tool = |id: &str, words: &'static str| (Route::Workbook(Some(id.to_owned())), words);
    page("workbook")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(group(
            texts.notice,
            texts.notice_text,
            &[tool("triggers", texts.triggers), tool("signals", texts.signals), tool("calms", texts.calms)],
        ))
        .child(group(
            texts.learn,
            texts.learn_text,
            &[tool("predictions", texts.predictions), tool("people", texts.people)],
        ))
        .child(group(
            texts.hold,
            texts.hold_text,
            &[
                tool("ladders", texts.ladders),
                tool("promises", texts.promises),
                tool("boundaries", texts.boundaries),
                tool("wins", texts.wins),
            ],
        ))
        .child(group(
            texts.see,
            texts.see_text,
            &[tool("check-ins", texts.check_ins), (Route::Find, texts.find), (Route::Look(None), texts.look)],
        ))
        .child(group(
            texts.paper,
            texts.paper_text,
            &[
                tool("session-sheet", texts.session_sheet),
                tool("supporter-card", texts.supporter_card),
                tool("safety-card", texts.safety_card),
                tool("calendar-file", texts.calendar_file),
            ],
        ))
        .into()
}

fn group(title: &str, text: &str, tools: &[(Route, &str)]) -> El {
    let ways = tools.iter().map(|(place, words)| el("li").class("entry-row").child(link("row-words", place, words)));
    el("section").child(el("h2").text(title)).child(hint(text)).child(el("ul").class("rows").children(ways))
}
