//! Setting, changing and removing the lock: what is asked for, what is going on, and what became of it.

use super::lock_words::{error_words, strength_words};
use super::safe::saving;
use crate::content::{fill, keeping};
use crate::parts::{El, Password, View, details, el, fresh_id, password};
use crate::state::lock::change::{Change, Done, LEAST, change};
use crate::state::{Store, announce, focus, in_background};
use leptos::prelude::{Get, GetUntracked, RwSignal, Set, With};

/// What a form does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Set,
    Passphrase,
    Completely,
    Remove,
}

impl What {
    fn asks_now(self) -> bool {
        self != What::Set
    }

    fn asks_new(self) -> bool {
        self != What::Remove
    }

    fn change(self, now: String, new: String) -> Change {
        match self {
            What::Set => Change::Set(new),
            What::Passphrase => Change::Passphrase(now, new),
            What::Completely => Change::Completely(now, new),
            What::Remove => Change::Remove(now),
        }
    }

    fn done_words(self) -> &'static str {
        let texts = &keeping().lock;
        match self {
            What::Set => texts.set_done,
            What::Passphrase => texts.change_done,
            What::Completely => texts.renew_done,
            What::Remove => texts.remove_done,
        }
    }
}

/// What all forms of the page share. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Work {
    store: Store,
    /// What is being done, and how many of how many values have been moved.
    at: RwSignal<Option<(What, usize, usize)>>,
    /// What became of what was done last.
    came: RwSignal<String>,
}

/// The id of what is said when something was done: the form that did it may be gone by then.
const CAME: &str = "lock-came";

fn form(work: Work, what: What) -> El {
    let texts = &keeping().lock;
    let [now, new, again] = [(); 3].map(|()| RwSignal::new(String::new()));
    let said = RwSignal::new(String::new());
    let field = |label: &str, help: &str, is_new: bool, typed| {
        let id = fresh_id("passphrase");
        password(Password { id: &id, label, help, show: texts.show, hide: texts.hide, is_new }, typed)
    };
    let (about, press) = match what {
        What::Set => ("", texts.set),
        What::Passphrase => (texts.change_text, texts.change),
        What::Completely => (texts.renew_text, texts.renew),
        What::Remove => (texts.remove_text, texts.remove),
    };
    let asked_now = what.asks_now().then(|| field(texts.current, "", false, now));
    let asked_new = what.asks_new().then(|| {
        let strength = el("p").class("hint").live_text(move || new.with(|new| strength_words(new)));
        View::all([field(texts.new, texts.new_help, true, new), strength, field(texts.again, "", true, again)])
    });
    let forgotten = what.asks_new().then(|| forgotten(work.store));
    let submit = move || {
        if let Some(problem) = problem(what, &new.get_untracked(), &again.get_untracked()) {
            said.set(problem.to_owned());
            return announce(problem);
        }
        if work.at.get_untracked().is_some() {
            return;
        }
        said.set(String::new());
        let change = what.change(now.get_untracked(), new.get_untracked());
        in_background(async move {
            let problem = work.go_on(what, change).await;
            drop(now.try_set(String::new()));
            if let Some(problem) = problem {
                // What was thought of with care is not to be typed again.
                announce(&problem);
                let _ = said.try_set(problem);
                return;
            }
            // Nothing of a passphrase stays in the page.
            [new, again].iter().for_each(|typed| drop(typed.try_set(String::new())));
        });
    };
    let button = el("button").attr("type", "submit").class("button").text(press);
    el("form")
        .child((!about.is_empty()).then(|| el("p").text(about)))
        .child(asked_now)
        .child(asked_new)
        // On a phone, what stands below the notice is out of sight of the fields.
        .child(el("p").class("lock-said").live_text(move || said.get()))
        .child(forgotten)
        .child(el("div").class("button-row").child(button))
        .on("submit", move |event| {
            event.prevent_default();
            submit();
        })
}

/// That nobody can recover it, and the file that can be saved before.
fn forgotten(store: Store) -> El {
    let texts = &keeping().lock;
    el("div")
        .class("notice")
        .child(el("p").child(el("strong").text(texts.forget)))
        .child(el("p").text(texts.forget_file))
        .child(saving(store, "quiet", texts.save_file, || ()))
}

/// What keeps it from being done, before anything is.
fn problem(what: What, new: &str, again: &str) -> Option<&'static str> {
    let texts = &keeping().lock;
    if !what.asks_new() {
        return None;
    }
    if new.chars().count() < LEAST {
        return Some(texts.error_short);
    }
    (new != again).then_some(texts.error_differ)
}

impl Work {
    /// Nothing is being done.
    pub fn new(store: Store) -> Work {
        Work { store, at: RwSignal::new(None), came: RwSignal::new(String::new()) }
    }

    /// The forms that fit how the lock stands.
    pub fn forms(self, is_open: bool) -> View {
        let texts = &keeping().lock;
        if !is_open {
            return el("section").child(el("h2").text(texts.set_title)).child(form(self, What::Set)).into();
        }
        View::all([
            details(texts.change_title, form(self, What::Passphrase)),
            details(texts.renew_title, form(self, What::Completely)),
            details(texts.remove_title, form(self, What::Remove)),
        ])
    }

    /// How far it is, for as long as it goes on, and then what became of it.
    pub fn going_on(self) -> View {
        let texts = &keeping().lock;
        let words = move || match self.at.get() {
            None => String::new(),
            Some((_, 0, _)) => texts.set_busy.to_owned(),
            Some((what, done, total)) => {
                let words = if what == What::Remove { texts.working_remove } else { texts.working };
                fill(words, &[("done", &done.to_string()), ("total", &total.to_string())])
            }
        };
        let (done, total) = (move |at: (What, usize, usize)| at.1, move |at: (What, usize, usize)| at.2.max(1));
        let bar = el("progress")
            .attr("aria-label", texts.title)
            .live_attr("value", move || self.at.get().map(|at| done(at).to_string()))
            .live_attr("max", move || self.at.get().map(|at| total(at).to_string()));
        let working = el("div").class("notice").child(el("p").live_text(words)).child(bar);
        let working = working.child(el("p").text(texts.interrupted)).shown(move || self.at.with(Option::is_some));
        let came = el("p").class("notice").attr("id", CAME).attr("tabindex", "-1");
        let came = came.live_text(move || self.came.get()).shown(move || !self.came.with(String::is_empty));
        View::all([working, came])
    }

    /// Does it. Gives back why it could not be done.
    async fn go_on(self, what: What, asked: Change) -> Option<String> {
        self.came.set(String::new());
        self.at.set(Some((what, 0, 0)));
        let progress = move |done, total| {
            let _ = self.at.try_set(Some((what, done, total)));
        };
        let came = change(self.store, asked, progress).await;
        let _ = self.at.try_set(None);
        let words = match came {
            Ok(Done::Whole) => what.done_words().to_owned(),
            Ok(Done::Partly) => [what.done_words(), " ", keeping().lock.partly].concat(),
            Err(refused) => return Some(error_words(refused)),
        };
        announce(&words);
        if self.came.try_set(words).is_none() {
            focus(CAME);
        }
        None
    }
}
