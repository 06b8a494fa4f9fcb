//! Where every visit begins: what was left open, one suggestion, a check-in, and what came before.
//!
//! The words are the same after an hour and after a month.

use super::{journal, roots::suggestion_card, today_check};
use crate::content::{content, fill, ui};
use crate::parts::{El, View, card, el, heading, link, live, page, when_label};
use crate::route::Route;
use crate::state::{Answers, Listed, Store};
use rethread_core::insight::{Day, suggest};
use rethread_core::record::{Body, Entry, Practice};
use rethread_core::vault::State;

/// Rows of what came before.
const BEFORE: usize = 5;
/// Practices that count as done lately, so that another is suggested first.
const LATELY: usize = 3;

/// The whole page.
pub fn today() -> View {
    let texts = &ui().today;
    let store = Store::here();
    let waiting = live(move || {
        store.track();
        View::all([View::from(left_open(store)), View::from(look_backs(store))])
    });
    let before = live(move || {
        store.track();
        before(store)
    });
    page("today")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.welcome))
        .child(waiting)
        .child(suggestion(store))
        .child(today_check::check_in(store))
        .child(before)
        .into()
}

fn rows(rows: Vec<El>) -> El {
    el("ul").class("rows").children(rows)
}

fn left_open(store: Store) -> Option<El> {
    let texts = &ui().today;
    let open = |kind: char| store.list(kind).into_iter().filter(|listed| listed.state == State::Open);
    let practices = open(Practice::KIND).filter_map(|listed| open_practice(store, &listed));
    let entries = open(Entry::KIND).filter_map(|listed| {
        let entry = store.load::<Entry>(&listed.id).here()?;
        let opening = entry.opening(60);
        let more = if opening.is_empty() { texts.open_entry_empty.to_owned() } else { opening.to_owned() };
        Some((Route::Entry(listed.id.to_string()), texts.open_entry.to_owned(), more))
    });
    let found: Vec<El> = practices
        .chain(entries)
        .map(|(place, words, more)| {
            let more = el("span").class("hint").attr("dir", "auto").text(&more);
            el("li").class("entry-row").child(link("", &place, &words)).child(more)
        })
        .collect();
    (!found.is_empty()).then(|| card("open", texts.open_title).child(rows(found)))
}

fn open_practice(store: Store, listed: &Listed) -> Option<(Route, String, String)> {
    let practice = store.load::<Practice>(&listed.id).here()?;
    let exercise = content().exercise(&practice.exercise)?;
    let words = fill(ui().today.open_practice, &[("title", exercise.title)]);
    Some((Route::Run(listed.id.to_string()), words, when_label(listed.made_at)))
}

/// Practices whose chosen day has come, until they were written about or put away.
fn look_backs(store: Store) -> Option<El> {
    let texts = &ui().today;
    let today = crate::state::today()?;
    let due =
        store.list(Practice::KIND).into_iter().filter(|listed| listed.state == State::Kept).filter_map(|listed| {
            let practice = store.load::<Practice>(&listed.id).here()?;
            let day = Day::parse(practice.look_back_day()?)?;
            (day <= today && practice.waits_for_look_back()).then_some((listed, practice.title))
        });
    let found: Vec<El> = due
        .map(|(listed, title)| {
            let made = when_label(listed.made_at);
            let words = fill(texts.look_back_line, &[("title", &title), ("day", &made)]);
            el("li").class("entry-row").child(link("", &Route::Practice(listed.id.to_string()), &words))
        })
        .collect();
    (!found.is_empty()).then(|| card("look-back", texts.look_back_title).child(rows(found)))
}

/// One gentle suggestion: from the recognised signs, or the list of signs itself.
fn suggestion(store: Store) -> El {
    let texts = &ui().today;
    let recognised = Answers::load(store).recognised();
    let runs = store.list(Practice::KIND).into_iter().take(LATELY);
    let lately: Vec<String> =
        runs.filter_map(|listed| store.load::<Practice>(&listed.id).here()).map(|practice| practice.exercise).collect();
    let lately: Vec<&str> = lately.iter().map(String::as_str).collect();
    // The gentlest that was not done lately: nobody is greeted with the deepest.
    let offered = suggest(content(), &recognised, &lately, content().exercises.len());
    let gentlest = offered.iter().min_by_key(|found| (lately.contains(&found.exercise.id), found.exercise.depth));
    let inside = match gentlest {
        Some(suggestion) => suggestion_card(suggestion),
        None => el("div")
            .class("card")
            .child(el("h3").text(texts.suggest_signs_title))
            .child(el("p").text(texts.suggest_signs_why))
            .child(link("button", &Route::Signs, texts.suggest_signs_open)),
    };
    el("section").class("suggestion").child(el("h2").text(texts.suggest_title)).child(inside)
}

fn before(store: Store) -> Option<El> {
    let texts = &ui().today;
    let latest: Vec<Listed> =
        journal::listed(store).into_iter().filter(|listed| listed.state == State::Kept).take(BEFORE).collect();
    let found: Vec<El> = latest.iter().map(|listed| journal::row(store, listed, true)).collect();
    let all = el("p").child(link("", &Route::Journal, texts.before_all));
    (!found.is_empty())
        .then(|| el("section").class("before").child(el("h2").text(texts.before_title)).child(rows(found)).child(all))
}
