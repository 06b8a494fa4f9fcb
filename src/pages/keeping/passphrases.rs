//! The two fields for the passphrase of a file, with what is said about it.

use super::lock_words::strength_words;
use crate::content::keeping;
use crate::parts::{El, Password, View, el, fresh_id, password};
use crate::state::lock::change::LEAST;
use leptos::prelude::{GetUntracked, RwSignal, Set, With};

/// A new passphrase. Copies are handles to the same one.
#[derive(Clone, Copy)]
pub struct Passphrases {
    first: RwSignal<String>,
    again: RwSignal<String>,
}

impl Passphrases {
    /// Nothing typed yet.
    pub fn new() -> Passphrases {
        Passphrases { first: RwSignal::new(String::new()), again: RwSignal::new(String::new()) }
    }

    /// The fields, and what a forgotten one means.
    pub fn fields(self) -> El {
        let texts = &keeping().file;
        let field = |label: &str, help: &str, typed| {
            let id = fresh_id("passphrase");
            password(Password { id: &id, label, help, show: texts.show, hide: texts.hide, is_new: true }, typed)
        };
        let first = self.first;
        let strength = el("p").class("hint").live_text(move || first.with(|typed| strength_words(typed)));
        el("div").child(View::all([
            field(texts.passphrase, texts.passphrase_help, self.first),
            strength,
            field(texts.again, "", self.again),
            el("p").class("notice").child(el("strong").text(texts.forgotten)),
        ]))
    }

    /// What was typed, or what is to be changed about it.
    pub fn taken(self) -> Result<String, &'static str> {
        let texts = &keeping().file;
        let typed = self.first.get_untracked();
        match () {
            () if typed.chars().count() < LEAST => Err(texts.error_short),
            () if typed != self.again.get_untracked() => Err(texts.error_differ),
            () => Ok(typed),
        }
    }

    /// Empties both fields: nothing of it stays on the page.
    pub fn forget(self) {
        [self.first, self.again].iter().for_each(|typed| drop(typed.try_set(String::new())));
    }
}
