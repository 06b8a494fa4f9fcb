//! What stands in place of every page while the lock is closed: one field, and nothing that was written.

use super::ERASE;
use super::later::Opened;
use crate::content::{fill, locked};
use crate::parts::{Password, View, details, el, heading, page, paragraphs, password};
use crate::state::lock::open::{Answer, prepare, take_away_again, unlock, wait_ms};
use crate::state::{Store, announce, focus, in_background, name_tab, pause};
use leptos::prelude::{Get, GetUntracked, RwSignal, Set};
use rethread_core::keys::KeyError;

/// The id of the field, which is where the person begins.
const FIELD: &str = "lock-passphrase";

/// After how many milliseconds it is said that it is still going on.
const LONG_MS: i32 = 4000;

/// How it goes with the passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    /// It can be tried.
    Ready,
    /// It is being tried.
    Busy,
    /// It is being tried still.
    Long,
    /// So many seconds before it can be tried again.
    Waiting(u64),
}

/// Copies are handles to the same one.
#[derive(Clone, Copy)]
struct Screen {
    store: Store,
    typed: RwSignal<String>,
    at: RwSignal<At>,
    said: RwSignal<&'static str>,
}

/// The whole screen; `opened` draws what was locked.
pub fn lock_screen(store: Store, opened: Opened) -> View {
    let texts = &locked().lock_screen;
    name_tab(texts.title);
    prepare();
    let screen =
        Screen { store, typed: RwSignal::new(String::new()), at: RwSignal::new(At::Ready), said: RwSignal::new("") };
    screen.begin();
    let (show, hide) = (texts.show, texts.hide);
    let field = Password { id: FIELD, label: texts.field, help: "", show, hide, is_new: false };
    let open = el("button").attr("type", "submit").class("button").text(texts.open);
    let open = open.live_attr("aria-disabled", move || (screen.at.get() != At::Ready).then(|| "true".to_owned()));
    let form = el("form")
        .class("lock-form")
        .child(password(field, screen.typed))
        .child(el("div").class("button-row").child(open))
        .child(el("p").class("lock-said").live_text(move || screen.words()))
        .on("submit", move |event| {
            event.prevent_default();
            screen.submit(opened.clone());
        });
    focus(FIELD);
    page("locked")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(form)
        .child(details(
            texts.forgotten_title,
            View::all([
                paragraphs(texts.forgotten),
                paragraphs(texts.forgotten_again),
                el("a").class("button plain").attr("href", ERASE).text(texts.forgotten_delete).into(),
            ]),
        ))
        .into()
}

impl Screen {
    fn words(self) -> String {
        let texts = &locked().lock_screen;
        match self.at.get() {
            At::Busy => texts.opening.to_owned(),
            At::Long => texts.opening_still.to_owned(),
            At::Ready => self.said.get().to_owned(),
            At::Waiting(seconds) => {
                let wait = fill(texts.wait, &[("seconds", &seconds.to_string())]);
                [self.said.get(), " ", &wait].concat().trim_start().to_owned()
            }
        }
    }

    fn say(self, words: &'static str) {
        self.said.set(words);
        announce(words);
    }

    fn submit(self, opened: Opened) {
        let texts = &locked().lock_screen;
        let passphrase = self.typed.get_untracked();
        if self.at.get_untracked() != At::Ready {
            return announce(&self.words());
        }
        if passphrase.is_empty() {
            return self.say(texts.empty);
        }
        self.at.set(At::Busy);
        announce(texts.opening);
        in_background(async move {
            pause(LONG_MS).await;
            if self.at.try_get_untracked() == Some(At::Busy) {
                self.at.set(At::Long);
                announce(texts.opening_still);
            }
        });
        in_background(async move {
            let answer = unlock(self.store, &passphrase, || opened()).await;
            if answer == Answer::Right {
                return announce(texts.opened);
            }
            if self.at.try_set(At::Ready).is_some() {
                return;
            }
            self.say(words_for(answer));
            if answer == Answer::Wrong {
                self.typed.set(String::new());
                focus(FIELD);
            }
            self.wait();
        });
    }

    /// Waits to be asked; where the lock was taken away already, that is finished meanwhile.
    fn begin(self) {
        self.wait();
        in_background(async move {
            take_away_again(self.store).await;
        });
    }

    /// Counts down to the next try.
    fn wait(self) {
        in_background(async move {
            let mut left = wait_ms();
            while left > 0 {
                if self.at.try_set(At::Waiting(left.div_ceil(1000))).is_some() {
                    return;
                }
                pause(left.min(1000) as i32).await;
                left = wait_ms();
                if left == 0 {
                    announce(locked().lock_screen.wait_over);
                }
            }
            if self.at.try_get_untracked().is_some_and(|at| matches!(at, At::Waiting(_))) {
                self.at.set(At::Ready);
            }
        });
    }
}

fn words_for(answer: Answer) -> &'static str {
    let texts = &locked().lock_screen;
    match answer {
        Answer::Right => texts.opened,
        Answer::Wrong => texts.wrong,
        Answer::Outdated => texts.outdated,
        Answer::TooSoon => "",
        Answer::Newer => texts.newer,
        Answer::Nothing => texts.nothing,
        Answer::Failed(KeyError::WorkerMissing) => texts.part_missing,
        Answer::Failed(KeyError::NoRoom) => texts.no_room,
        Answer::Failed(_) => texts.failed,
    }
}
