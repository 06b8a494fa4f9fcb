//! What becomes of each revision of a backup in this vault, found out before anything is written. Preview and restore
//! both rest on it, so that the one does what the other said.

use super::{Backup, Revision};
use crate::vault::body::Envelope;
use crate::vault::check::{There, there};
use crate::vault::frame::CRC;
use crate::vault::id::{Key, RecordId, Rev, State, Writer};
use crate::vault::read::{ReadError, parse};
use crate::vault::{Shelf, Vault};
use serde_json::Value;

/// What becomes of one revision.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// The vault has it.
    There,
    /// The vault has what stands on it.
    Older,
    /// Its record was deleted here since.
    DeletedHere,
    /// It is added under this key.
    Added(Key, Place),
}

/// How an added revision stands to what is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// There is nothing else.
    Alone,
    /// On top of everything that is here.
    OnTop,
    /// On top of a deletion and nothing else.
    OnDeletion,
    /// Beside something that is here: both stand.
    Beside,
}

/// What a revision's name stands for here.
enum Name {
    Free,
    /// The same content, or one that cannot be compared now.
    Same,
    /// Other content, or none that anybody can read.
    Other,
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// The fate of every revision of a backup, in its order.
    pub(super) async fn fates(&self, backup: &Backup, turn: impl AsyncFn()) -> Vec<Fate> {
        let mut fates = Vec::with_capacity(backup.revisions.len());
        for revision in &backup.revisions {
            turn().await;
            fates.push(self.fate(revision).await);
        }
        fates
    }

    async fn fate(&self, revision: &Revision) -> Fate {
        let heads = self.heads_read(&revision.key.id).await;
        let mut key = revision.key.clone();
        let mut salt = 0;
        // A name that other content has here is left to it. What the file has gets one made of its own words, the same
        // whenever and wherever it is restored.
        loop {
            if heads.iter().any(|head| stands_on(head, &key.rev)) {
                let deleted = heads.iter().all(|(head, _)| head.state == State::Tombstone);
                let words = revision.key.state != State::Tombstone;
                return if deleted && words { Fate::DeletedHere } else { Fate::Older };
            }
            match self.name(&key, revision).await {
                Name::Free => break,
                Name::Same => return Fate::There,
                Name::Other => key.rev = Rev { writer: of_words(revision, salt), ..key.rev },
            }
            salt += 1;
        }
        let covers = |rev: &Rev| revision.envelope.seen.contains(rev) || key.parents.contains(rev);
        let place = match () {
            () if heads.is_empty() => Place::Alone,
            () if !heads.iter().all(|(head, _)| covers(&head.rev)) => Place::Beside,
            () if heads.iter().all(|(head, _)| head.state == State::Tombstone) => Place::OnDeletion,
            () => Place::OnTop,
        };
        Fate::Added(key, place)
    }

    /// The heads of a record here, each with its envelope where a copy can give it.
    async fn heads_read(&self, id: &RecordId) -> Vec<(Key, Option<Envelope>)> {
        let mut heads = Vec::new();
        for key in self.settled(id) {
            let found = self.envelope_of(&key).await;
            heads.push((key, found));
        }
        heads
    }

    /// An envelope from whichever copy can give it. Mends nothing.
    pub(super) async fn envelope_of(&self, key: &Key) -> Option<Envelope> {
        match self.envelope_now(key) {
            Ok(found) => return Some(found),
            Err(ReadError::Gone) => return None,
            Err(_) => {}
        }
        let text = key.to_string();
        for value in [self.local.get(&text).await, self.safety.get(&text).await] {
            if let Ok(Some(value)) = value
                && let Ok(found) = parse(&text, &value)
            {
                return Some(found);
            }
        }
        None
    }

    async fn name(&self, key: &Key, revision: &Revision) -> Name {
        let taken: Vec<Key> = {
            let log = self.log.borrow();
            let taken = log.revisions(&key.id).iter().filter(|stored| stored.exists() && stored.key.rev == key.rev);
            taken.map(|stored| stored.key.clone()).collect()
        };
        let mut name = Name::Free;
        for taken in taken {
            // Parents and times are not compared: the first version knew no parents, and a deletion has no words.
            let same =
                |found: &Envelope| taken.state == key.state && say_the_same(&found.record, &revision.envelope.record);
            match self.envelope_of(&taken).await {
                Some(found) if same(&found) => return Name::Same,
                Some(_) => name = Name::Other,
                None => match self.lies_at(&taken).await {
                    Some(There::Damaged) => name = Name::Other,
                    Some(There::Nothing) => {}
                    _ => return Name::Same,
                },
            }
        }
        name
    }

    /// What both copies have together under a key that reads from neither; `None` where one could not be asked.
    async fn lies_at(&self, key: &Key) -> Option<There> {
        let text = key.to_string();
        let (local, safety) = (self.local.get(&text).await, self.safety.get(&text).await);
        match (there(&text, &local), there(&text, &safety)) {
            (There::NotForUs, _) | (_, There::NotForUs) => Some(There::NotForUs),
            (There::Damaged, _) | (_, There::Damaged) => Some(There::Damaged),
            (There::Nothing, There::Nothing) => Some(There::Nothing),
            _ => None,
        }
    }
}

/// Whether a head that can be read stands on a revision. One that cannot be read must not hide anything.
fn stands_on((head, found): &(Key, Option<Envelope>), rev: &Rev) -> bool {
    found.as_ref().is_some_and(|found| found.seen.contains(rev) || head.parents.contains(rev))
}

/// Whether two records are the same but for the last places of numbers that are not whole, which writing out and reading
/// may change.
fn say_the_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) if one.is_f64() && other.is_f64() => {
            let (one, other) = (one.as_f64().unwrap_or(f64::NAN), other.as_f64().unwrap_or(f64::NAN));
            one == other || (one - other).abs() <= 1e-12 * one.abs().max(other.abs())
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| say_the_same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let same = |(name, one): (&String, &Value)| other.get(name).is_some_and(|other| say_the_same(one, other));
            one.len() == other.len() && one.iter().all(same)
        }
        _ => one == other,
    }
}

/// A writer's name made of what a revision says.
fn of_words(revision: &Revision, salt: u32) -> Writer {
    let mut sum = CRC.digest();
    sum.update(&salt.to_le_bytes());
    sum.update(revision.key.to_string().as_bytes());
    sum.update(revision.envelope.record.to_string().as_bytes());
    Writer::new(sum.finalize().into())
}
