//! One box for everything: what fits stands below it as one types. Nothing typed is kept or put into an address.

use super::later::look_up;
use crate::content::{fill, ui};
use crate::parts::{El, View, el, hint, link, live, on, search_words};
use crate::route::Route;
use crate::state::{announce_soon, in_background};
use leptos::prelude::{GetUntracked, RwSignal, Set, With};
use rethread_core::insight::search::{Found, Kind, pieces};

/// How many of a kind are shown at once.
const SHOWN: usize = 8;

/// What the words typed came to.
enum Outcome {
    /// Nothing is typed.
    Nothing,
    /// What fits, nearest first, with the words that were typed.
    Found(String, Vec<Found>),
    /// What it needs could not be loaded.
    Failed,
}

/// The box and, below it, what was found.
pub fn search_box() -> El {
    let texts = &ui().search;
    let typed = RwSignal::new(String::new());
    let outcome = RwSignal::new_local(Outcome::Nothing);
    let changed = on(move |words: String| {
        typed.set(words.clone());
        in_background(async move {
            let found = look_up(words.clone()).await;
            // Only what was typed last counts, and only for somebody who is still here.
            if typed.try_get_untracked().is_some_and(|now| now == words) {
                let now = outcome_of(words, found.ok());
                say(&now);
                outcome.set(now);
            }
        });
    });
    el("form")
        .class("search")
        .attr("role", "search")
        .child(search_words(texts.label, texts.hint, changed))
        .child(live(move || outcome.with(results)))
        .on("submit", |event| event.prevent_default())
}

fn outcome_of(words: String, found: Option<Vec<Found>>) -> Outcome {
    match found {
        _ if words.trim().is_empty() => Outcome::Nothing,
        Some(found) => Outcome::Found(words, found),
        None => Outcome::Failed,
    }
}

fn say(outcome: &Outcome) {
    let texts = &ui().search;
    match outcome {
        Outcome::Nothing => announce_soon(""),
        Outcome::Found(_, found) if found.is_empty() => announce_soon(texts.none),
        Outcome::Found(_, found) => announce_soon(&number(found.len())),
        Outcome::Failed => announce_soon(texts.failed),
    }
}

fn number(found: usize) -> String {
    let texts = &ui().search;
    if found == 1 { texts.found_one.to_owned() } else { fill(texts.found, &[("number", &found.to_string())]) }
}

fn results(outcome: &Outcome) -> View {
    let texts = &ui().search;
    match outcome {
        Outcome::Nothing => View::nothing(),
        Outcome::Failed => el("p").class("notice").text(texts.failed).into(),
        Outcome::Found(_, found) if found.is_empty() => {
            let help = el("a").class("button quiet").attr("href", "./help.html").text(ui().shell.help);
            el("div").class("results").child(el("p").text(texts.none)).child(help).into()
        }
        Outcome::Found(words, found) => {
            let mut kinds: Vec<Kind> = Vec::new();
            found.iter().for_each(|one| {
                if !kinds.contains(&one.kind) {
                    kinds.push(one.kind);
                }
            });
            let groups = kinds.into_iter().map(|kind| group(kind, words, found));
            el("div").class("results").child(hint(&number(found.len()))).children(groups).into()
        }
    }
}

/// What was found of one kind, in the order it was found in.
fn group(kind: Kind, words: &str, found: &[Found]) -> El {
    let texts = &ui().search;
    let title = match kind {
        Kind::Read => texts.read,
        Kind::Exercise => texts.exercise,
        Kind::Sign => texts.sign,
        Kind::Term => texts.term,
        Kind::Question => texts.question,
    };
    let of_kind = || found.iter().filter(move |one| one.kind == kind);
    let rows = of_kind().take(SHOWN).map(|one| row(one, words));
    let more = (of_kind().count() > SHOWN).then(|| hint(texts.more));
    el("section").child(el("h2").text(title)).child(el("ul").class("found").children(rows)).child(more)
}

fn row(found: &Found, words: &str) -> El {
    let id = found.id.to_owned();
    let place = match found.kind {
        Kind::Read => Route::Read(id),
        Kind::Exercise => Route::Exercise(id),
        Kind::Sign => Route::Sign(id),
        Kind::Term => Route::Words(Some(id)),
        Kind::Question => Route::Question(id),
    };
    let line = (!found.line.is_empty()).then(|| el("p").class("hint").text(found.line));
    el("li").child(link("", &place, "").children(marked(found.title, words))).child(line)
}

/// A title with what fits the words typed marked.
fn marked(title: &'static str, words: &str) -> Vec<View> {
    let piece = |(piece, fits): (&'static str, bool)| match fits {
        true => el("mark").text(piece).into(),
        false => View::from(piece),
    };
    pieces(title, words).into_iter().map(piece).collect()
}
