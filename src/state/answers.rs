//! Answers to the authored signs, ready to be read and changed on a page.

use super::{Draft, Found, Store};
use crate::content::content;
use leptos::prelude::*;
use rethread_core::content::Sign;
use rethread_core::record::{Body, Felt, SignAnswer};
use rethread_core::vault::{RecordId, State};

/// One draft for each authored sign, made when it is first answered.
#[derive(Clone, Copy)]
pub struct Answers {
    store: Store,
    answers: StoredValue<Vec<(&'static str, Draft<SignAnswer>)>, LocalStorage>,
    felt: RwSignal<Vec<(&'static str, Felt)>>,
}

impl Answers {
    /// Reads every answer there is. Versions written apart are joined, so that no note is lost.
    pub fn load(store: Store) -> Answers {
        let mut answers = Vec::new();
        let mut felt = Vec::new();
        for sign in content().signs {
            let Some(id) = RecordId::singleton(SignAnswer::KIND, sign.id) else { continue };
            store.join_versions(&id, SignAnswer::join);
            if let Found::Here(answer) = store.load::<SignAnswer>(&id) {
                felt.push((sign.id, answer.felt));
                if let Some(draft) = Draft::open(store, &id) {
                    answers.push((sign.id, draft));
                }
            }
        }
        Answers { store, answers: StoredValue::new_local(answers), felt: RwSignal::new(felt) }
    }

    /// How far a sign is recognised; `None` where it was not answered.
    pub fn felt(self, sign: &str) -> Option<Felt> {
        self.felt.with(|felt| felt.iter().find(|(id, _)| *id == sign).map(|(_, felt)| *felt))
    }

    /// The note on a sign.
    pub fn note(self, sign: &str) -> String {
        self.draft(sign).map(|draft| draft.with(|answer| answer.note.clone())).unwrap_or_default()
    }

    /// Keeps how far a sign is recognised.
    pub fn set_felt(self, sign: &'static Sign, felt: Felt) {
        let draft = self.draft_for(sign);
        draft.edit(|answer| {
            answer.felt = felt;
            answer.title = sign.title.to_owned();
        });
        draft.save_now();
        self.felt.update(|all| {
            all.retain(|(id, _)| *id != sign.id);
            all.push((sign.id, felt));
        });
    }

    /// Keeps a note on a sign.
    pub fn set_note(self, sign: &'static Sign, note: String) {
        self.draft_for(sign).edit(|answer| answer.note = note);
    }

    /// The signs recognised fully or at times, in reading order.
    pub fn recognised(self) -> Vec<&'static Sign> {
        content().signs.iter().filter(|sign| self.felt(sign.id).is_some_and(|felt| felt != Felt::No)).collect()
    }

    fn draft(self, sign: &str) -> Option<Draft<SignAnswer>> {
        self.answers.with_value(|answers| answers.iter().find(|(id, _)| *id == sign).map(|(_, draft)| *draft))
    }

    fn draft_for(self, sign: &'static Sign) -> Draft<SignAnswer> {
        if let Some(draft) = self.draft(sign.id) {
            return draft;
        }
        let answer = SignAnswer { sign: sign.id.into(), title: sign.title.into(), ..SignAnswer::default() };
        let draft = Draft::singleton(self.store, sign.id, answer, State::Kept);
        self.answers.update_value(|answers| answers.push((sign.id, draft)));
        draft
    }
}
