//! Compaction: dropping revisions that others follow, oldest first, never the last good copy of anything.

use super::id::{Key, RecordId, State};
use super::open::at_once;
use super::read::parse;
use super::{RECOVERABLE_MS, Shelf, ShelfError, Vault};
use std::collections::BTreeSet;

/// What was dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compacted {
    /// How many revisions.
    pub dropped: usize,
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// Drops superseded revisions from both copies. The caller holds the lock that lets one tab do this at a time.
    ///
    /// Where any are known, reads the keys of both copies afresh. A revision goes only when a head that stands on it was read whole from
    /// both copies, or from the one that answers while the other refuses; the words behind a tombstone stay for 30 days, and
    /// so does what a restored backup superseded, for as long as that can be undone.
    pub async fn compact(&self, now_ms: u64) -> Compacted {
        self.compact_in_turns(now_ms, at_once).await
    }

    /// The same, asking every so often whether somebody else should have a turn.
    pub async fn compact_in_turns(&self, now_ms: u64, turn: impl AsyncFn()) -> Compacted {
        let mut done = Compacted::default();
        self.let_go_of_old(now_ms).await;
        if self.crowded().is_empty() {
            return done;
        }
        // What one copy has lost since the start is brought back first.
        let repairs = self.open_safety_in_turns(&turn).await;
        if repairs.local.is_err() && repairs.safety.is_err() {
            return done;
        }
        let Some(restored) = self.restored_keys().await else { return done };
        for id in self.crowded() {
            turn().await;
            done.dropped += self.compact_record(&id, now_ms, &restored).await;
        }
        if done.dropped > 0 {
            self.measure_in_turns(&turn).await;
            self.hold_reserve().await;
        }
        done
    }

    /// Records with more than one revision.
    fn crowded(&self) -> Vec<RecordId> {
        let log = self.log.borrow();
        log.records().filter(|(_, revisions)| revisions.len() > 1).map(|(id, _)| id.clone()).collect()
    }

    async fn compact_record(&self, id: &RecordId, now_ms: u64, restored: &BTreeSet<Key>) -> usize {
        let tops = self.settled(id);
        let all: Vec<Key> = self.log.borrow().revisions(id).iter().map(|stored| stored.key.clone()).collect();
        let mut whole = (true, true);
        // The clock may have gone back between writing and deleting: the latest time there is counts.
        let mut at = all.iter().filter_map(|key| self.envelope_now(key).ok()).map(|found| found.at).max().unwrap_or(0);
        for top in &tops {
            let (local, safety) = self.whole_in(top).await;
            whole = (whole.0 && local, whole.1 && safety);
            at = at.max(self.envelope_now(top).map_or(now_ms, |found| found.at));
        }
        let tombstone_lives =
            tops.iter().any(|top| top.state == State::Tombstone) && at.saturating_add(RECOVERABLE_MS) > now_ms;
        // With an unreadable or missing head in the way, everything below stays: it may be the last good copy.
        if tops.is_empty() || whole == (false, false) || tombstone_lives {
            return 0;
        }
        let mut dropped = 0;
        for key in all.iter().filter(|key| !tops.contains(key)) {
            // Unreadable values and those of a newer version are never dropped, nor what undoing would need.
            if self.envelope_now(key).is_err() || self.is_spared(key, restored).await {
                continue;
            }
            if !self.drop_revision(key, whole).await {
                break;
            }
            dropped += 1;
        }
        dropped
    }

    /// Which copies a revision reads whole from: both, the one that answers while the other lets nobody in, or none.
    async fn whole_in(&self, key: &Key) -> (bool, bool) {
        let text = key.to_string();
        let good = |value: Option<String>| value.is_some_and(|value| parse(&text, &value).is_ok());
        match (self.local.get(&text).await, self.safety.get(&text).await) {
            (Ok(local), Ok(safety)) => {
                let both = good(local) && good(safety);
                (both, both)
            }
            (Ok(only), Err(ShelfError::Blocked)) => (good(only), false),
            (Err(ShelfError::Blocked), Ok(only)) => (false, good(only)),
            _ => (false, false),
        }
    }

    /// Removes one revision from the copies that its heads were read from; `false` when that failed, so that no younger
    /// one goes first.
    async fn drop_revision(&self, key: &Key, (from_local, from_safety): (bool, bool)) -> bool {
        let text = key.to_string();
        let local = !from_local || self.local.remove(&text).await.is_ok();
        let safety = !from_safety || self.safety.remove(&text).await.is_ok();
        if let Some(stored) = self.log.borrow_mut().entry(key) {
            stored.local &= !(from_local && local);
            stored.safety &= !(from_safety && safety);
            stored.value = None;
        }
        local && safety
    }
}
