//! Everything as one JSON value, for a file that outlives the app.

use super::{LATEST, VERSION};
use crate::vault::id::{Key, State};
use crate::vault::read::{ReadError, Why};
use crate::vault::{Shelf, Vault};
use serde_json::{Map, Value, json};

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// Every version of every record, marks of what was deleted without its words, and what could not be read, as it
    /// stands. What only the safety copy can give is named in it and is not in it: see [`Vault::export_whole`].
    pub fn export_all(&self, now_ms: u64) -> Value {
        let ids: Vec<_> = self.log.borrow().records().map(|(id, _)| id.clone()).collect();
        let (mut records, mut deleted, mut elsewhere) = (Vec::new(), Vec::new(), Vec::new());
        let mut kinds = Map::new();
        for id in ids {
            let before = records.len();
            for key in self.settled(&id) {
                let found = match self.envelope_now(&key) {
                    Ok(found) => found,
                    Err(ReadError::Elsewhere) => {
                        // Not in the file, and named in it, so that nobody takes the file for all there is.
                        elsewhere.push(json!({"key": key.to_string(), "why": "elsewhere"}));
                        continue;
                    }
                    Err(_) => continue,
                };
                let (id, revision) = (id.as_str(), key.rev.to_string());
                let parents: Vec<Value> = key.parents.iter().map(|parent| parent.to_string().into()).collect();
                let (seen, saved_at) = (found.seen.to_text(), found.at.min(LATEST));
                let mut entry =
                    json!({"id": id, "revision": revision, "parents": parents, "seen": seen, "saved_at": saved_at});
                let state = match key.state {
                    State::Tombstone => {
                        deleted.push(entry);
                        continue;
                    }
                    State::Open => "open",
                    State::Kept => "kept",
                };
                if let Some(entry) = entry.as_object_mut() {
                    entry.insert("state".into(), state.into());
                    entry.insert("record".into(), found.record);
                }
                records.push(entry);
            }
            if records.len() > before {
                let kind = id.kind().to_string();
                let number = kinds.get(&kind).and_then(Value::as_u64).unwrap_or(0);
                kinds.insert(kind, (number + 1).into());
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
            "version": VERSION,
            "made_at": now_ms.min(LATEST),
            "counts": {
                "records": records.len(),
                "deleted": deleted.len(),
                "unreadable": unreadable.len(),
                "kinds": kinds,
            },
            "records": records,
            "deleted": deleted,
            "unreadable": unreadable,
        })
    }

    /// The same after the safety copy was asked for what the local one cannot give, asking every so often whether
    /// somebody else should have a turn.
    pub async fn export_whole(&self, now_ms: u64, turn: impl AsyncFn()) -> Value {
        let ids: Vec<_> = self.log.borrow().records().map(|(id, _)| id.clone()).collect();
        for id in ids {
            turn().await;
            let elsewhere = |key: &Key| self.envelope_now(key) == Err(ReadError::Elsewhere);
            if self.settled(&id).iter().any(elsewhere) {
                self.fetch(&id).await;
            }
        }
        self.export_all(now_ms)
    }
}
