//! Everything as one JSON value, for a file that outlives the app.

use super::id::State;
use super::read::{ReadError, Why};
use super::{Shelf, Vault};
use serde_json::{Value, json};

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// Every version of every record that is not deleted, and what could not be read, as it stands.
    pub fn export_all(&self, now_ms: u64) -> Value {
        let ids: Vec<_> = self.log.borrow().records().map(|(id, _)| id.clone()).collect();
        let (mut records, mut elsewhere) = (Vec::new(), Vec::new());
        for id in ids {
            for head in self.heads_of(&id).into_iter().filter(|head| head.state != State::Tombstone) {
                let Some(key) = self.key_of(&head.id, &head.rev) else { continue };
                let found = match self.envelope_now(&key) {
                    Ok(found) => found,
                    Err(ReadError::Elsewhere) => {
                        // Not in the file, and named in it, so that nobody takes the file for all there is.
                        elsewhere.push(json!({"key": key.to_string(), "why": "elsewhere"}));
                        continue;
                    }
                    Err(_) => continue,
                };
                records.push(json!({
                    "id": id.as_str(),
                    "revision": head.rev.to_string(),
                    "open": head.state == State::Open,
                    "saved_at": found.at,
                    "record": found.record,
                }));
            }
        }
        let mut unreadable: Vec<Value> = self
            .unreadable()
            .into_iter()
            .map(|found| {
                let why = match found.why {
                    Why::Damaged => "damaged",
                    Why::Newer => "newer",
                    Why::Sealed => "sealed",
                    Why::Foreign => "foreign",
                };
                json!({"key": found.key, "why": why, "local": found.local, "safety": found.safety})
            })
            .collect();
        unreadable.append(&mut elsewhere);
        json!({
            "format": "rethread",
            "version": 1,
            "made_at": now_ms,
            "records": records,
            "unreadable": unreadable,
        })
    }

    fn key_of(&self, id: &super::RecordId, rev: &super::Rev) -> Option<super::Key> {
        let log = self.log.borrow();
        log.revisions(id).iter().find(|stored| stored.key.rev == *rev).map(|stored| stored.key.clone())
    }
}
