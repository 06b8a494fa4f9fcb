//! Undoing: taking away again what a restored backup added.

use crate::vault::id::{Key, RecordId, Rev};
use crate::vault::save::Outcome;
use crate::vault::{Shelf, Vault};
use std::collections::BTreeSet;

/// How many revisions are taken from the safety copy in one round.
const AT_ONCE: usize = 64;

/// What can be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undoable {
    /// When the backup was restored.
    pub at: u64,
    /// How many revisions of it are still there.
    pub revisions: usize,
    /// Whether restoring came to its end. Otherwise it was cut off, and restoring the same file again finishes it.
    pub finished: bool,
}

/// What undoing came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Undone {
    /// What became of it in each copy. While one of them fails, undoing again goes on.
    pub outcome: Outcome,
    /// Revisions taken away.
    pub removed: usize,
    /// Revisions left, because something was written on top of them since.
    pub left: usize,
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// The latest restored backup that can still be undone.
    pub async fn undoable(&self) -> Option<Undoable> {
        let journals = self.journals().await.unwrap_or_else(|readable| readable);
        let (_, journal) = journals.into_iter().next()?;
        Some(Undoable { at: journal.at, revisions: self.existing(&journal.keys).len(), finished: journal.done })
    }

    /// Takes away from both copies what the latest restored backup added and nothing was written on top of. `None` when
    /// there is nothing to undo. Right after restoring, the vault is then what it was before, byte for byte.
    ///
    /// What is cut off goes on when it is undone again. The caller holds the lock under which one tab compacts at a time.
    pub async fn undo_restore(&self, turn: impl AsyncFn()) -> Option<Undone> {
        self.open_safety_in_turns(&turn).await;
        let journals = self.journals().await.unwrap_or_else(|readable| readable);
        let (name, journal) = journals.into_iter().next()?;
        let there = self.existing(&journal.keys);
        let mut left = self.built_upon(&there, &journal.keys).await;
        // Where a copy could not be asked before, what it holds now may have been there all along.
        for key in &there {
            let text = key.to_string();
            let there_before = journal.unasked.0 && matches!(self.local.get(&text).await, Ok(Some(_)))
                || journal.unasked.1 && matches!(self.safety.get(&text).await, Ok(Some(_)));
            if there_before {
                left.insert(key.clone());
            }
        }
        let gone: Vec<&Key> = there.iter().filter(|key| !left.contains(key)).collect();
        let mut outcome = Outcome { local: Ok(()), safety: Ok(()) };
        for round in gone.chunks(AT_ONCE) {
            turn().await;
            let texts: Vec<String> = round.iter().map(|key| key.to_string()).collect();
            for text in &texts {
                let before = self.local.units_now(text);
                let removed = self.local.remove(text).await;
                if removed.is_ok() {
                    self.count_out(before);
                }
                outcome.local = outcome.local.and(removed);
            }
            let removed = self.safety.remove_all(&texts).await;
            outcome.safety = outcome.safety.and(removed);
            round.iter().for_each(|key| self.forget(key));
        }
        // A copy that lets nobody in has kept its journal too.
        if outcome.is_in_all_there_are() {
            outcome = outcome.and(self.drop_journal(&name).await);
        }
        Some(Undone { outcome, removed: gone.len(), left: left.len() })
    }

    /// Lets go of every restored backup: what was added stays, and what it superseded may go.
    pub async fn let_go_of_undo(&self) -> Outcome {
        let mut outcome = Outcome { local: Ok(()), safety: Ok(()) };
        for (name, _) in self.journals().await.unwrap_or_else(|readable| readable) {
            outcome = outcome.and(self.drop_journal(&name).await);
        }
        outcome
    }

    /// Those of these restored revisions that something else, or one that is left, stands on.
    async fn built_upon(&self, there: &[Key], restored: &BTreeSet<Key>) -> BTreeSet<Key> {
        let mut left = BTreeSet::new();
        let mut id: Option<&RecordId> = None;
        for key in there {
            if id.replace(&key.id) == Some(&key.id) {
                continue;
            }
            let others: Vec<Key> = {
                let log = self.log.borrow();
                let others = log.revisions(&key.id).iter().filter(|stored| stored.exists());
                others.map(|stored| stored.key.clone()).filter(|key| !restored.contains(key)).collect()
            };
            let mut seen = Vec::new();
            for other in &others {
                seen.extend(self.envelope_of(other).await.map(|found| found.seen));
            }
            let mut parents: Vec<Rev> = others.into_iter().flat_map(|other| other.parents).collect();
            // Youngest first: what a restored one that is left stands on is left as well.
            for one in there.iter().rev().filter(|one| one.id == key.id) {
                if parents.contains(&one.rev) || seen.iter().any(|seen| seen.contains(&one.rev)) {
                    parents.extend(&one.parents);
                    left.insert(one.clone());
                }
            }
        }
        left
    }
}
