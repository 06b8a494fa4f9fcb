//! What a restored backup added, written down before it is added, so that it can be taken away again.
//!
//! A journal lies beside the revisions in both copies, under [`JOURNAL`] and a number. Its value is a frame like any
//! other, whose record names the keys. It holds no words, and is let go of after 30 days or when the person says so.

use crate::vault::body::{Envelope, Seen};
use crate::vault::id::{Key, Rev, State, Writer};
use crate::vault::read::{Why, parse};
use crate::vault::save::Outcome;
use crate::vault::{RECOVERABLE_MS, Shelf, ShelfError, Vault, frame};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What the key of a journal begins with.
pub(in crate::vault) const JOURNAL: &str = "rt1-restored:";

/// The journals this tab has heard of.
#[derive(Debug, Default)]
pub(in crate::vault) struct Journals {
    names: Vec<Rev>,
    /// Those that no copy took, because none lets anything in.
    held: Vec<(Rev, Journal)>,
}

/// What one restored backup added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Journal {
    /// When it was restored.
    pub at: u64,
    /// Which file it was.
    pub mark: u32,
    /// Whether everything in it was written, as far as the copies took it.
    pub done: bool,
    /// Which copies could not be asked what they held before: local, safety.
    pub unasked: (bool, bool),
    /// What it added.
    pub keys: BTreeSet<Key>,
}

impl Journals {
    /// Takes in the key of one.
    pub fn take_in(&mut self, text: &str) {
        let name = text.strip_prefix(JOURNAL).and_then(Rev::parse);
        self.names.extend(name.filter(|name| !self.names.contains(name)));
    }
}

impl Journal {
    fn to_envelope(&self) -> Envelope {
        let keys: Vec<Value> = self.keys.iter().map(|key| key.to_string().into()).collect();
        let (local, safety) = self.unasked;
        let record = json!({"mark": self.mark, "done": self.done, "unasked": [local, safety], "keys": keys});
        Envelope { at: self.at, seen: Seen::default(), record }
    }

    fn of(envelope: &Envelope) -> Option<Journal> {
        let keys = envelope.record.get("keys")?.as_array()?;
        let unasked = |copy: usize| envelope.record.get("unasked")?.get(copy)?.as_bool();
        Some(Journal {
            at: envelope.at,
            mark: u32::try_from(envelope.record.get("mark")?.as_u64()?).ok()?,
            done: envelope.record.get("done")?.as_bool()?,
            unasked: (unasked(0)?, unasked(1)?),
            keys: read_keys(keys)?,
        })
    }
}

fn read_keys(keys: &[Value]) -> Option<BTreeSet<Key>> {
    let mut read = BTreeSet::new();
    for key in keys {
        read.insert(Key::parse(key.as_str()?)?);
    }
    Some(read)
}

fn name_text(name: &Rev) -> String {
    [JOURNAL, &name.to_string()].concat()
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// Every journal that can be read, the latest first. An error where one may be there that cannot be read now or by
    /// this version.
    pub(super) async fn journals(&self) -> Result<Vec<(Rev, Journal)>, Vec<(Rev, Journal)>> {
        let (names, held) = {
            let journals = self.journals.borrow();
            (journals.names.clone(), journals.held.clone())
        };
        let (mut found, mut known) = (held, true);
        for name in names {
            let text = name_text(&name);
            let mut gone = true;
            let mut all = Vec::new();
            for value in [self.local.get(&text).await, self.safety.get(&text).await] {
                gone &= matches!(value, Ok(None) | Err(ShelfError::Blocked));
                match value.map(|value| value.map(|value| parse(&text, &value))) {
                    Ok(Some(Ok(envelope))) => match Journal::of(&envelope) {
                        Some(journal) => all.push(journal),
                        None => known = false,
                    },
                    Ok(Some(Err(Why::Damaged))) | Ok(None) | Err(ShelfError::Blocked) => {}
                    _ => known = false,
                }
            }
            if gone {
                self.journals.borrow_mut().names.retain(|known| *known != name);
            }
            // Where writing it anew was cut off, one copy has less: what either says was added may have been.
            let together = all.into_iter().reduce(|one, other| Journal {
                done: one.done && other.done,
                unasked: (one.unasked.0 || other.unasked.0, one.unasked.1 || other.unasked.1),
                keys: one.keys.into_iter().chain(other.keys).collect(),
                ..other
            });
            found.extend(together.map(|journal| (name, journal)));
        }
        crate::arrange::arrange(&mut found, |one, other| one.0 > other.0);
        if known { Ok(found) } else { Err(found) }
    }

    /// A name that no journal has.
    pub(super) fn next_journal(&self) -> Rev {
        let journals = self.journals.borrow();
        let names = journals.names.iter().chain(journals.held.iter().map(|(name, _)| name));
        let highest = names.map(|name| name.generation).max().unwrap_or(0);
        Rev { generation: highest.saturating_add(1), writer: self.writer }
    }

    /// Writes a journal into both copies, over what stood there.
    pub(super) async fn keep_journal(&self, name: &Rev, journal: &Journal) -> Outcome {
        let text = name_text(name);
        let value = frame::write(&text, &journal.to_envelope().to_bytes());
        let before = self.local.units_now(&text);
        let local = put_over(&self.local, &text, &value).await;
        if local.is_ok() {
            self.count_out(before);
            self.count_in(self.local.units_now(&text));
        }
        let outcome = Outcome { local, safety: put_over(&self.safety, &text, &value).await };
        let mut journals = self.journals.borrow_mut();
        journals.take_in(&text);
        journals.held.retain(|(held, _)| held != name);
        if outcome.local.is_err() && outcome.safety.is_err() {
            journals.held.push((*name, journal.clone()));
        }
        outcome
    }

    /// Removes a journal from both copies; what it added stays.
    pub(super) async fn drop_journal(&self, name: &Rev) -> Outcome {
        let text = name_text(name);
        let before = self.local.units_now(&text);
        let local = self.local.remove(&text).await;
        if local.is_ok() {
            self.count_out(before);
        }
        let outcome = Outcome { local, safety: self.safety.remove(&text).await };
        self.journals.borrow_mut().held.retain(|(held, _)| held != name);
        outcome
    }

    /// Brings each copy the journals it lacks.
    pub(in crate::vault) async fn mend_journals(&self) {
        let names = self.journals.borrow().names.clone();
        for name in names {
            let text = name_text(&name);
            let whole = |value: &String| parse(&text, value).is_ok();
            match (self.local.get(&text).await, self.safety.get(&text).await) {
                (Ok(Some(value)), Ok(None)) if whole(&value) => {
                    let _ = self.safety.put(&text, &value).await;
                }
                (Ok(None), Ok(Some(value))) if whole(&value) => {
                    let put = put_over(&self.local, &text, &value).await;
                    put.iter().for_each(|()| self.count_in(self.local.units_now(&text)));
                }
                _ => {}
            }
        }
    }

    /// Every key that a journal names; `None` where one may be there that cannot be read.
    pub(in crate::vault) async fn restored_keys(&self) -> Option<BTreeSet<Key>> {
        let mut all = BTreeSet::new();
        for (_, journal) in self.journals().await.ok()? {
            // One by one: gathering all at once would sort them first, which is long code for short lists.
            for key in journal.keys {
                all.insert(key);
            }
        }
        Some(all)
    }

    /// Whether undoing what was restored needs a revision as it is: one of the restored ones that are still there stands
    /// on it.
    pub(in crate::vault) async fn is_spared(&self, key: &Key, restored: &BTreeSet<Key>) -> bool {
        let first = Rev { generation: 0, writer: Writer::new(0) };
        let from = Key { id: key.id.clone(), rev: first, state: State::Kept, parents: Vec::new() };
        let of_record: Vec<&Key> = restored.range(&from..).take_while(|restored| restored.id == key.id).collect();
        for restored in of_record {
            if restored == key || !self.log.borrow().get(restored).is_some_and(|stored| stored.exists()) {
                continue;
            }
            let found = self.envelope_of(restored).await;
            if restored.parents.contains(&key.rev) || found.is_none_or(|found| found.seen.contains(&key.rev)) {
                return true;
            }
        }
        false
    }

    /// Lets go of journals older than what was deleted is kept.
    pub(in crate::vault) async fn let_go_of_old(&self, now_ms: u64) {
        if self.journals.borrow().names.is_empty() {
            return;
        }
        for (name, journal) in self.journals().await.unwrap_or_else(|readable| readable) {
            if journal.at.saturating_add(RECOVERABLE_MS) <= now_ms {
                self.drop_journal(&name).await;
            }
        }
    }
}

/// Puts a value over whatever stands there, and reads it back.
async fn put_over<T: Shelf>(shelf: &T, key: &str, value: &str) -> Result<(), ShelfError> {
    shelf.put(key, value).await?;
    if shelf.get(key).await?.as_deref() == Some(value) { Ok(()) } else { Err(ShelfError::Failed) }
}
