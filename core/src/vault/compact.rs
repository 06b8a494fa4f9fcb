//! Compaction: dropping revisions that others follow, oldest first, never the last good copy of anything.

use super::id::{Key, PREFIX, RecordId, State};
use super::log::heads;
use super::read::parse;
use super::{RECOVERABLE_MS, Shelf, Vault};

/// What was dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compacted {
    /// How many revisions.
    pub dropped: usize,
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// Drops superseded revisions from both copies. The caller holds the lock that lets one tab do this at a time.
    ///
    /// Reads the keys of both copies afresh. A revision goes only when a head that stands on it was read whole from
    /// both copies, or from the one that answers while the other refuses; the words behind a tombstone stay for 30 days.
    pub async fn compact(&self, now_ms: u64) -> Compacted {
        let mut done = Compacted::default();
        if !self.relearn().await {
            return done;
        }
        let crowded: Vec<RecordId> = {
            let log = self.log.borrow();
            log.records().filter(|(_, revisions)| revisions.len() > 1).map(|(id, _)| id.clone()).collect()
        };
        for id in crowded {
            done.dropped += self.compact_record(&id, now_ms).await;
        }
        if done.dropped > 0 {
            self.measure();
        }
        done
    }

    /// Learns both copies' keys afresh; `false` when neither answers.
    async fn relearn(&self) -> bool {
        let (local, safety) = (self.local.keys().await, self.safety.keys().await);
        let known = |keys: &[String]| keys.iter().filter(|text| text.starts_with(PREFIX)).filter_map(|text| Key::parse(text)).collect::<Vec<_>>();
        let (in_local, in_safety) = (local.as_deref().map(known), safety.as_deref().map(known));
        let mut log = self.log.borrow_mut();
        for key in in_local.iter().flatten() {
            if let Some(stored) = log.entry(key) {
                stored.local = true;
            }
        }
        for key in in_safety.iter().flatten() {
            if let Some(stored) = log.entry(key) {
                stored.safety = true;
            }
        }
        in_local.is_ok() || in_safety.is_ok()
    }

    async fn compact_record(&self, id: &RecordId, now_ms: u64) -> usize {
        let (all, tops): (Vec<Key>, Vec<Key>) = {
            let log = self.log.borrow();
            let revisions = log.revisions(id);
            let keys = |stored: &super::log::Stored| stored.key.clone();
            (revisions.iter().map(keys).collect(), heads(revisions).into_iter().map(keys).collect())
        };
        let mut good = Vec::new();
        let mut at = 0;
        for top in &tops {
            if self.is_whole(top).await {
                good.push(top);
                at = at.max(self.envelope_now(top).map_or(now_ms, |found| found.at));
            }
        }
        let tombstone_lives =
            tops.iter().any(|top| top.state == State::Tombstone) && at.saturating_add(RECOVERABLE_MS) > now_ms;
        // With an unreadable or missing head in the way, everything below stays: it may be the last good copy.
        if good.len() != tops.len() || tombstone_lives {
            return 0;
        }
        let mut dropped = 0;
        for key in all.iter().filter(|key| !tops.contains(key)) {
            // Unreadable values and those of a newer version are never dropped.
            if self.envelope_now(key).is_err() {
                continue;
            }
            if !self.drop_revision(key).await {
                break;
            }
            dropped += 1;
        }
        dropped
    }

    /// Whether a revision reads whole from both copies, or from the one that answers while the other refuses.
    async fn is_whole(&self, key: &Key) -> bool {
        let text = key.to_string();
        let good = |value: Option<String>| value.is_some_and(|value| parse(&text, &value).is_ok());
        match (self.local.get(&text).await, self.safety.get(&text).await) {
            (Ok(local), Ok(safety)) => good(local) && good(safety),
            (Ok(only), Err(_)) | (Err(_), Ok(only)) => good(only),
            (Err(_), Err(_)) => false,
        }
    }

    /// Removes one revision from both copies; `false` when a copy did not do it, so that no younger one goes first.
    async fn drop_revision(&self, key: &Key) -> bool {
        let text = key.to_string();
        let (local, safety) = (self.local.remove(&text).await, self.safety.remove(&text).await);
        if local.is_ok() && safety.is_ok() {
            self.log.borrow_mut().forget(key);
        }
        local.is_ok() || safety.is_ok()
    }
}
