//! A file of everything: which kind, making it, handing it on, what is remembered of the last, and the opener.

use super::held::{held, sealing_words, size_words};
use super::passphrases::Passphrases;
use super::{copies, ways};
use crate::content::{fill, keeping};
use crate::parts::{
    El, Pick, View, bullets, button, choices, day_in_full, day_of, el, heading, hint, live, on, page, short_field,
};
use crate::state::exchange::saving::{Handed, Ready, backup, can_share, hand, prepare};
use crate::state::{
    Gathering, SavedFile, Store, announce, file_name, focus, in_background, in_sitting, last_saved, name_tab,
    opener_digest,
};
use leptos::prelude::{Get, GetUntracked, LocalStorage, Memo, RwSignal, Set, Track, Update};
use std::rc::Rc;

/// The kinds of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sealed,
    Plain,
    Page,
    Days,
    Table,
}

const KINDS: [Kind; 5] = [Kind::Sealed, Kind::Plain, Kind::Page, Kind::Days, Kind::Table];

impl Kind {
    /// The ending of its name, which tells them apart as well.
    fn ending(self) -> &'static str {
        match self {
            Kind::Sealed => "age",
            Kind::Plain => "json",
            Kind::Page => "html",
            Kind::Days => "zip",
            Kind::Table => "csv",
        }
    }

    fn words(self) -> (&'static str, &'static str) {
        let texts = &keeping().file;
        match self {
            Kind::Sealed => (texts.kind_sealed, texts.about_sealed),
            Kind::Plain => (texts.kind_plain, texts.about_plain),
            Kind::Page => (texts.kind_page, texts.about_page),
            Kind::Days => (texts.kind_days, texts.about_days),
            Kind::Table => (texts.kind_table, texts.about_table),
        }
    }

    fn is_copy(self) -> bool {
        !matches!(self, Kind::Sealed | Kind::Plain)
    }
}

/// A file that was made, and what will be remembered of it.
type Made = (Rc<Ready>, Option<SavedFile>);

/// What is being made. Copies are handles to the same.
#[derive(Clone, Copy)]
struct Making {
    store: Store,
    kind: RwSignal<Kind>,
    name: RwSignal<String>,
    passphrases: Passphrases,
    busy: RwSignal<bool>,
    made: RwSignal<Option<Made>, LocalStorage>,
    /// What is said below the form, and below the file.
    said: RwSignal<&'static str>,
    handed: RwSignal<&'static str>,
    /// Changes when there is another last backup.
    saved: RwSignal<u32>,
}

/// The id of the heading over a file that is ready.
const READY: &str = "file-ready";

/// The whole page.
pub fn file() -> View {
    let texts = &keeping().file;
    name_tab(texts.title);
    let making = Making {
        store: Store::here(),
        kind: RwSignal::new(Kind::Sealed),
        name: RwSignal::new(bare_name()),
        passphrases: Passphrases::new(),
        busy: RwSignal::new(false),
        made: RwSignal::new_local(None),
        said: RwSignal::new(""),
        handed: RwSignal::new(""),
        saved: RwSignal::new(0),
    };
    let places = [texts.where_1, texts.where_2, texts.where_3, texts.where_4];
    page("files")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(in_sitting().then(|| el("p").class("notice").text(texts.sitting)))
        .child(making.form())
        .child(live(move || making.made.get().map(|made| making.ready(&made))))
        .child(making.last())
        .child(el("section").child(el("h2").text(texts.where_title)).child(bullets(places)))
        .child(opener())
        .child(ways::file_ways("file"))
        .into()
}

impl Making {
    fn form(self) -> El {
        let texts = &keeping().file;
        let options = KINDS.iter().map(|kind| Pick::new(kind.ending(), kind.words().0)).collect();
        let changed = on(move |(id, chosen): (String, bool)| {
            if let Some(kind) = KINDS.into_iter().find(|kind| chosen && kind.ending() == id) {
                self.kind.set(kind);
                self.made.set(None);
                self.said.set("");
            }
        });
        let is_sealed = Memo::new(move |_| self.kind.get() == Kind::Sealed);
        let hidden = hint(texts.about_hidden).shown(move || self.kind.get().is_copy());
        let named = on(move |name: String| self.name.set(name));
        let make = el("button").attr("type", "submit").class("button").text(texts.make);
        let make = make.live_attr("aria-disabled", move || self.busy.get().then(|| "true".to_owned()));
        el("form")
            .child(choices(texts.kind, options, &[Kind::Sealed.ending().to_owned()], true, changed))
            .child(el("p").live_text(move || self.kind.get().words().1.to_owned()))
            .child(hidden)
            .child(live(move || is_sealed.get().then(|| self.passphrases.fields())))
            .child(short_field(texts.name, texts.name_help, &self.name.get_untracked(), named))
            .child(el("div").class("button-row").child(make))
            .child(el("p").class("said").live_text(move || self.said.get().to_owned()))
            .on("focusin", move |_| {
                if self.kind.get_untracked() == Kind::Sealed {
                    prepare();
                }
            })
            .on("submit", move |event| {
                event.prevent_default();
                self.make();
            })
    }

    fn say(self, words: &'static str) {
        if self.said.try_set(words).is_none() {
            announce(words);
        }
    }

    fn make(self) {
        let texts = &keeping().file;
        let kind = self.kind.get_untracked();
        if self.busy.get_untracked() {
            return;
        }
        let passphrase = match kind {
            Kind::Sealed => match self.passphrases.taken() {
                Ok(passphrase) => Some(passphrase),
                Err(words) => return self.say(words),
            },
            _ => None,
        };
        self.made.set(None);
        self.handed.set("");
        self.busy.set(true);
        self.say(if kind == Kind::Sealed { texts.sealing } else { texts.making });
        in_background(async move {
            let made = self.bytes(kind, passphrase).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match made {
                Ok(made) if self.kind.get_untracked() == kind => {
                    self.passphrases.forget();
                    self.said.set("");
                    self.handed.set(texts.not_yet);
                    self.made.set(Some(made));
                    announce(texts.ready_title);
                    focus(READY);
                }
                Ok(_) => self.said.set(""),
                Err(words) => self.say(words),
            }
        });
    }

    async fn bytes(self, kind: Kind, passphrase: Option<String>) -> Result<Made, &'static str> {
        let texts = &keeping().file;
        // Only copies to read need it: a backup is made from the vault itself.
        let gathering = || Gathering::of(self.store);
        let name = full_name(&self.name.get_untracked(), kind.ending());
        let ready = |mime, bytes| Rc::new(Ready { name, mime, bytes });
        Ok(match kind {
            Kind::Sealed | Kind::Plain => {
                let backup = backup(self.store, passphrase.as_deref()).await.map_err(sealing_words)?;
                (ready(backup.mime, backup.bytes), Some(backup.held))
            }
            Kind::Page => (ready("text/html;charset=utf-8", copies::page(&gathering()).await), None),
            Kind::Days => (ready("application/zip", copies::days(&gathering()).await.ok_or(texts.error_other)?), None),
            Kind::Table => (ready("text/csv;charset=utf-8", copies::table(&gathering()).await), None),
        })
    }

    /// The file that was made, and the ways to hand it on.
    fn ready(self, (ready, saved): &Made) -> El {
        let texts = &keeping().file;
        let words = fill(texts.ready, &[("name", &ready.name), ("size", &size_words(ready.bytes.len()))]);
        let way = |class: &str, words: &str, sharing: bool| {
            let (ready, saved) = (ready.clone(), saved.clone());
            button(class, words, move || self.hand(&ready, &saved, sharing))
        };
        let share = can_share(ready).then(|| way("quiet", texts.share, true));
        el("section")
            .class("notice")
            .child(el("h2").attr("id", READY).attr("tabindex", "-1").text(texts.ready_title))
            .child(saved.as_ref().map(|saved| held(&saved.kinds)))
            .child(el("p").text(&words))
            .child(el("div").class("button-row").child(way("", texts.save, false)).child(share))
            .child(el("p").class("said").live_text(move || self.handed.get().to_owned()))
    }

    fn hand(self, ready: &Rc<Ready>, saved: &Option<SavedFile>, sharing: bool) {
        let texts = &keeping().file;
        let (ready, saved) = (ready.clone(), saved.clone());
        in_background(async move {
            let handed = hand(&ready, sharing).await;
            let words = match handed {
                Handed::Written => texts.written,
                Handed::Downloaded => texts.downloaded,
                Handed::Shared => texts.shared,
                Handed::Cancelled => texts.cancelled,
                Handed::Refused => texts.refused,
            };
            if matches!(handed, Handed::Written | Handed::Downloaded | Handed::Shared)
                && let Some(saved) = saved
            {
                saved.note();
                let _ = self.saved.try_update(|saved| *saved += 1);
            }
            announce(words);
            let _ = self.handed.try_set(words);
        });
    }

    /// What is remembered of the last backup.
    fn last(self) -> El {
        let texts = &keeping().file;
        let words = live(move || {
            self.saved.track();
            let Some(saved) = last_saved() else { return View::from(el("p").text(texts.last_none)) };
            let when = day_of(saved.at).map(|day| day_in_full(&day)).unwrap_or_default();
            let words = if saved.sealed { texts.last_sealed } else { texts.last_plain };
            View::all([el("p").text(&fill(words, &[("when", &when)])), held(&saved.kinds)])
        });
        el("section").child(el("h2").text(texts.last_title)).child(words).child(hint(texts.last_about))
    }
}

/// The file that opens a backup without the app.
fn opener() -> El {
    let texts = &keeping().file;
    let link = el("a").class("button quiet").attr("href", "./rethread-opener.html").attr("download", "opener.html");
    let digest =
        opener_digest().map(|digest| View::all([hint(texts.opener_digest), el("code").class("digest").text(&digest)]));
    el("section")
        .child(el("h2").text(texts.opener_title))
        .child(el("p").text(texts.opener_text))
        .child(el("p").child(link.text(texts.opener_save)))
        .child(digest)
}

/// The name a file gets by itself, without its ending.
fn bare_name() -> String {
    file_name("").trim_end_matches('.').to_owned()
}

/// A name that every system takes, with its ending.
fn full_name(typed: &str, ending: &str) -> String {
    let ending = [".", ending].concat();
    let takes = |letter: &char| !letter.is_control() && !"\\/:*?\"<>|".contains(*letter);
    let name: String = typed.chars().filter(takes).take(LONGEST).collect();
    let name = name.trim().trim_matches('.');
    let name = name.strip_suffix(&ending).unwrap_or(name).trim_end();
    let name = if name.is_empty() { bare_name() } else { name.to_owned() };
    [&*name, &ending].concat()
}

/// The most letters of a name.
const LONGEST: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_that_every_system_takes() {
        let check = |typed: &str, expected: &str| assert_eq!(full_name(typed, "age"), expected, "{typed:?}");
        check("notes-2026-11-28", "notes-2026-11-28.age");
        check("recipes.age", "recipes.age");
        check("  ../a\\b:c?\u{0}  ", "abc.age");
        check("Einkäufe 🍎", "Einkäufe 🍎.age");
        assert_eq!(full_name(&"x".repeat(500), "zip").len(), LONGEST + 4);
    }
}
