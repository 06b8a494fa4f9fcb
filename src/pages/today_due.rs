//! What waits to be looked back at: its day has come. Nothing rings, nothing turns red, nothing says how long it waited.

use super::row;
use crate::content::{fill, ui, workbook};
use crate::parts::{El, Near, View, button, card, day_field, day_label, details, el, fresh_id, hint, link, live, on};
use crate::state::{Gathering, Store, focus_heading, today};
use leptos::prelude::{Get, LocalStorage, RwSignal, Set};
use rethread_core::arrange::arrange;
use rethread_core::insight::{Day, Gathered, Known, Made};
use rethread_core::vault::RecordId;

/// Rows drawn; the rest stands behind them as they are answered or put away.
const SHOWN: usize = 8;

/// What was moved last, so that it can be taken back.
#[derive(Clone)]
struct Moved {
    id: RecordId,
    /// As it was; nothing once it was taken back.
    before: Option<Made>,
    words: String,
}

type Last = RwSignal<Option<Moved>, LocalStorage>;

/// The card; nothing before everything is gathered, and nothing while nothing waits.
pub fn look_back(store: Store, gathering: impl Fn() -> Option<Gathering> + 'static) -> View {
    let moved = RwSignal::new_local(None::<Moved>);
    live(move || {
        let (Some(gathering), Some(today)) = (gathering(), today()) else { return View::nothing() };
        let due =
            gathering.whole(|gathered| due(gathered, &today).into_iter().take(SHOWN).cloned().collect::<Vec<Known>>());
        let due = due.unwrap_or_default();
        let last = moved.get();
        if due.is_empty() && last.is_none() {
            return View::nothing();
        }
        let texts = &workbook().due;
        let rows: Vec<El> = due.iter().map(|known| one(store, known, moved)).collect();
        card("look-back", texts.title)
            .child((!rows.is_empty()).then(|| hint(texts.text)))
            .child((!rows.is_empty()).then(|| el("ul").class("rows").children(rows)))
            .child(last.map(|last| moved_last(store, last, moved)))
            .into()
    })
}

/// What waits, the longest first.
fn due<'a>(gathered: &'a Gathered, today: &Day) -> Vec<&'a Known> {
    let waits = |known: &'a Known| Some((Day::parse(known.made.waits_until()?)?, known));
    let mut due: Vec<(Day, &Known)> = gathered.oldest().filter_map(waits).filter(|(day, _)| day <= today).collect();
    arrange(&mut due, |one, other| one.0 < other.0);
    due.into_iter().map(|(_, known)| known).collect()
}

fn one(store: Store, known: &Known, moved: Last) -> El {
    let texts = &workbook().due;
    let name = fresh_id("due");
    let day = known.made.waits_until().and_then(Day::parse).map(|day| day_label(&day)).unwrap_or_default();
    let about = fill(texts.line, &[("kind", row::kind_words(known.id.kind())), ("day", &day)]);
    let words = link("row-words", &row::place(&known.id), &row::opening(&known.made)).attr("dir", "auto");
    let change = move |id: &RecordId, words: String, change: &dyn Fn(&mut Made)| {
        if let Some(before) = store.made(id) {
            moved.set(Some(Moved { id: id.clone(), before: Some(before), words }));
            store.change_made(id, |made| change(made));
            focus_heading();
        }
    };
    let id = known.id.clone();
    let away = button("plain", texts.put_away, move || {
        change(&id, texts.put.to_owned(), &|made| made.put_away(true));
    });
    let id = known.id.clone();
    let chosen = on(move |day: String| {
        if let Some(in_words) = Day::parse(&day).map(|day| day_label(&day)) {
            change(&id, fill(texts.moved, &[("day", &in_words)]), &|made| made.come_back_on(&day));
        }
    });
    let another = details(texts.another, day_field(texts.another_when, Near::Ahead, "", chosen));
    el("li")
        .class("entry-row due")
        .child(words.attr("id", &name))
        .child(hint(&about))
        .child(el("div").class("due-ways").child(away.attr("aria-describedby", &name)).child(another))
}

/// What was done, and the way back. The focus comes here, since the row it was on is gone.
fn moved_last(store: Store, last: Moved, moved: Last) -> El {
    let line = el("p").class("due-undo");
    let words = el("span").attr("role", "status").text(&last.words);
    let Some(before) = last.before else {
        return line.child(words.attr("tabindex", "-1").attr("data-sought", ""));
    };
    let undo = button("quiet", ui().common.undo, move || {
        let back = Moved { id: last.id.clone(), before: None, words: workbook().due.back.to_owned() };
        moved.set(Some(back));
        store.change_made(&last.id, |made| *made = before.clone());
        focus_heading();
    });
    line.child(words).child(undo.attr("data-sought", ""))
}
