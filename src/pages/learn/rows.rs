//! Reads in a list: the title, the one thing to take away, how long it takes, and a person's own marks as quiet words.

use crate::content::{content, fill, ui};
use crate::parts::{El, el, link};
use crate::route::Route;
use crate::state::{Readings, Store};
use rethread_core::content::ReadCard;

/// One read in a list, with its marks as they are now.
pub fn row(read: &'static ReadCard, readings: Readings) -> El {
    let facts = move || {
        let (marks, texts) = (readings.of(read.id), &ui().learn);
        let mut facts = vec![minutes(read.minutes)];
        facts.extend(marks.saved.then(|| texts.mark_saved.to_owned()));
        facts.extend(marks.done.then(|| texts.mark_read.to_owned()));
        facts.join(" · ")
    };
    el("li")
        .class("read-row")
        .child(link("", &Route::Read(read.id.to_owned()), read.title))
        .child(el("p").text(read.takeaway))
        .child(el("p").class("facts").live_text(facts))
}

/// Reads in a list.
pub fn rows(reads: impl Iterator<Item = &'static ReadCard>, readings: Readings) -> El {
    el("ul").class("reads").children(reads.map(|read| row(read, readings)))
}

/// How long it takes, in words.
pub fn minutes(minutes: u8) -> String {
    match minutes {
        0 | 1 => ui().learn.minute.to_owned(),
        more => fill(ui().learn.minutes, &[("minutes", &more.to_string())]),
    }
}

/// Reads about a sign or a root, under a heading; nothing where there are none.
pub fn about(belongs: impl Fn(&ReadCard) -> bool) -> Option<El> {
    let found: Vec<&'static ReadCard> = content().reads.iter().filter(|read| belongs(read)).collect();
    let readings = Readings::load(Store::here());
    (!found.is_empty())
        .then(|| el("section").child(el("h2").text(ui().learn.about)).child(rows(found.into_iter(), readings)))
}
