//! Restoring: adding to both copies what a backup has and the vault lacks.

use super::fate::Fate;
use super::journal::Journal;
use super::{Backup, Revision};
use crate::vault::id::{Key, RecordId, Rev};
use crate::vault::save::Outcome;
use crate::vault::{Shelf, Vault, frame};
use std::collections::{BTreeMap, BTreeSet};

/// How many revisions go to the safety copy in one round.
const AT_ONCE: usize = 64;

/// What restoring came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What became of all of it in each copy, as with saving. What a copy refused is at hand and is tried again by
    /// [`Vault::retry_unsaved`].
    pub outcome: Outcome,
    /// Every key that was added, for telling other tabs.
    pub keys: Vec<String>,
    /// How many of them bring back what was deleted here.
    pub brought_back: usize,
    /// Whether it was begun at all. It is not where an open copy does not answer, so that nobody could tell what it held
    /// before, and where neither takes the note that lets it be undone.
    pub begun: bool,
}

/// A revision with its key and value, on its way to both copies.
struct Under {
    key: Key,
    value: String,
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// Adds every revision that the backup has and the vault lacks, under its own key; what is here stays as it is.
    /// With `bring_back`, what was deleted here since and is in the backup is said again on top of the deletion. Asks
    /// every so often whether somebody else should have a turn.
    ///
    /// Whatever is cut off leaves what was there and a part of what is new; restoring the same file again finishes it.
    /// The caller holds the lock under which one tab compacts at a time.
    pub async fn restore(&self, backup: &Backup, bring_back: bool, now_ms: u64, turn: impl AsyncFn()) -> Restored {
        let repairs = self.open_safety_in_turns(&turn).await;
        let mut done = Restored {
            outcome: Outcome { local: Ok(()), safety: Ok(()) },
            keys: Vec::new(),
            brought_back: 0,
            begun: true,
        };
        let outcome = Outcome { local: repairs.local, safety: repairs.safety };
        if !outcome.is_in_all_there_are() {
            return Restored { outcome, begun: false, ..done };
        }
        let fates = self.fates(backup, &turn).await;
        let journals = self.journals().await.unwrap_or_else(|readable| readable);
        // One that was cut off goes on where it ended, so that it is undone as one.
        let cut_off = journals.into_iter().next().filter(|(_, journal)| !journal.done && journal.mark == backup.mark);
        let added: Vec<(&Revision, Key)> = backup.revisions.iter().zip(&fates).filter_map(added).collect();
        let back = if bring_back { self.begin_bringing_back(backup, &fates, now_ms) } else { Vec::new() };
        if added.is_empty() && back.is_empty() && cut_off.is_none() {
            return done;
        }
        let fresh = || (self.next_journal(), Journal { at: now_ms, mark: backup.mark, ..Journal::default() });
        let (name, mut journal) = cut_off.unwrap_or_else(fresh);
        journal.unasked.0 |= repairs.local.is_err();
        journal.unasked.1 |= repairs.safety.is_err();
        journal.keys.extend(added.iter().map(|(_, key)| key.clone()));
        journal.keys.extend(back.iter().map(|under| under.key.clone()));
        let kept = self.keep_journal(&name, &journal).await;
        if kept.local.is_err() && kept.safety.is_err() && !kept.is_in_memory_alone() {
            self.drop_journal(&name).await;
            back.iter().for_each(|under| self.forget(&under.key));
            return Restored { outcome: kept, begun: false, ..done };
        }
        done.outcome = kept;
        done.brought_back = back.len();
        done.keys.extend(back.iter().map(|under| under.key.to_string()));
        for round in back.chunks(AT_ONCE) {
            done.outcome = done.outcome.and(self.add(round).await);
        }
        for round in added.chunks(AT_ONCE) {
            turn().await;
            let round: Vec<Under> = round.iter().map(|(revision, key)| self.hold(revision, key)).collect();
            done.outcome = done.outcome.and(self.add(&round).await);
            done.keys.extend(round.iter().map(|under| under.key.to_string()));
        }
        journal.done = true;
        self.keep_journal(&name, &journal).await;
        done
    }

    /// Revisions that say on top of a deletion what the backup says, in memory.
    fn begin_bringing_back(&self, backup: &Backup, fates: &[Fate], now_ms: u64) -> Vec<Under> {
        let mut deletions: BTreeMap<&RecordId, Vec<Rev>> = BTreeMap::new();
        let mut begun = Vec::new();
        let deleted = backup.revisions.iter().zip(fates).filter(|(_, fate)| **fate == Fate::DeletedHere);
        // Several versions all stand on the deletion and beside each other, the one to show first the later of them.
        for (revision, _) in deleted.rev() {
            let id = &revision.key.id;
            let heads = || self.heads_of(id).into_iter().map(|head| head.rev).collect();
            let base = deletions.entry(id).or_insert_with(heads);
            let record = revision.envelope.record.clone();
            let back = self.begin(id, base, revision.key.state, record, now_ms);
            begun.push(Under { key: back.key, value: back.value });
        }
        begun
    }

    /// Makes a revision known, with its value at hand until both copies have it.
    fn hold(&self, revision: &Revision, key: &Key) -> Under {
        let value = frame::write(&key.to_string(), &revision.envelope.to_bytes());
        self.log.borrow_mut().hold(key, value.clone());
        Under { key: key.clone(), value }
    }

    /// Writes what is at hand into both copies.
    async fn add(&self, round: &[Under]) -> Outcome {
        let mut outcome = Outcome { local: Ok(()), safety: Ok(()) };
        for under in round {
            let put = self.put_local(&under.key.to_string(), &under.value).await;
            outcome.local = outcome.local.and(self.note_local(&under.key, put));
        }
        let pairs: Vec<(String, String)> =
            round.iter().map(|under| (under.key.to_string(), under.value.clone())).collect();
        let put = self.safety.put_all(&pairs).await;
        round.iter().for_each(|under| {
            let _ = self.note_safety(&under.key, put);
        });
        outcome.safety = put;
        outcome
    }

    /// Forgets revisions that are nowhere any more.
    pub(super) fn forget(&self, key: &Key) {
        if let Some(stored) = self.log.borrow_mut().entry(key) {
            (stored.local, stored.safety, stored.value) = (false, false, None);
        }
        self.remembered.borrow_mut().retain(|(known, _)| known != key);
    }

    /// Those of these revisions that are there.
    pub(super) fn existing(&self, keys: &BTreeSet<Key>) -> Vec<Key> {
        let log = self.log.borrow();
        keys.iter().filter(|key| log.get(key).is_some_and(|stored| stored.exists())).cloned().collect()
    }
}

fn added<'a>((revision, fate): (&'a Revision, &Fate)) -> Option<(&'a Revision, Key)> {
    match fate {
        Fate::Added(key, _) => Some((revision, key.clone())),
        _ => None,
    }
}
