//! Reading a file as a backup, all of it or nothing.

use super::error::{BackupError, Field};
use super::scan::scan;
use super::{Backup, LATEST, MOST_PARENTS, MOST_RECORDS, Revision, VERSION};
use crate::vault::body::{Envelope, Seen, without_lone_surrogates};
use crate::vault::frame::{self, CRC};
use crate::vault::id::{Key, PREFIX, RecordId, Rev, State};
use serde_json::Value;
use std::collections::BTreeMap;

/// What other programs put before UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// How sealed files begin, as bytes and as text.
const SEALED: [&[u8]; 2] = [b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----"];

impl Backup {
    /// Reads a file of any version up to [`VERSION`]. Of a revision that stands in it twice with the same content one
    /// is taken; with different content the whole file is refused, since nobody could say which of them is meant.
    ///
    /// Values that were unreadable when the file was made, and that this version can read, are taken for what they are.
    pub fn parse(bytes: &[u8]) -> Result<Backup, BackupError> {
        let json = bytes.strip_prefix(MARK).unwrap_or(bytes);
        if SEALED.iter().any(|sealed| json.starts_with(sealed)) {
            return Err(BackupError::Sealed);
        }
        scan(json)?;
        let mut file = value(json)?;
        if file.get("format").and_then(Value::as_str) != Some("rethread") {
            return Err(BackupError::NotABackup);
        }
        let version = match file.get("version").and_then(Value::as_u64) {
            Some(version @ 1..=VERSION) => version,
            Some(newer) if newer > VERSION => return Err(BackupError::Newer(newer)),
            _ => return Err(BackupError::NotABackup),
        };
        let made_at = file.get("made_at").and_then(Value::as_u64).filter(|at| *at <= LATEST);
        let records = entries(&mut file, "records")?.ok_or(BackupError::NotABackup)?;
        let deleted = entries(&mut file, "deleted")?.filter(|_| version > 1).unwrap_or_default();
        let unreadable = entries(&mut file, "unreadable")?.unwrap_or_default();
        let mut found = Found::default();
        for (number, entry) in (1..).zip(records) {
            let wrong = |field| BackupError::Entry(number, field);
            found.take_in(revision(entry, version, None).map_err(wrong)?)?;
        }
        for (number, entry) in (1..).zip(deleted) {
            let wrong = |field| BackupError::Entry(number, field);
            found.take_in(revision(entry, version, Some(State::Tombstone)).map_err(wrong)?)?;
        }
        let unreadable = found.read_again(unreadable);
        Ok(Backup { made_at, unreadable, mark: CRC.checksum(json), revisions: found.revisions })
    }
}

fn value(json: &[u8]) -> Result<Value, BackupError> {
    serde_json::from_slice(json).or_else(|_| serde_json::from_slice(&without_lone_surrogates(json))).map_err(|error| {
        if error.is_eof() { BackupError::CutShort } else { BackupError::NotJson(error.line(), error.column()) }
    })
}

/// The entries of a list, if it is there.
fn entries(file: &mut Value, name: &str) -> Result<Option<Vec<Value>>, BackupError> {
    match file.get_mut(name).map(Value::take) {
        None => Ok(None),
        Some(Value::Array(entries)) if entries.len() > MOST_RECORDS => Err(BackupError::TooManyRecords),
        Some(Value::Array(entries)) => Ok(Some(entries)),
        Some(_) => Err(BackupError::NotABackup),
    }
}

/// One entry. `state` is what those of its list all are; else it says so itself.
fn revision(mut entry: Value, version: u64, state: Option<State>) -> Result<Revision, Field> {
    let text = |name: &str| entry.get(name).and_then(Value::as_str);
    let id = text("id").and_then(RecordId::parse).ok_or(Field::Id)?;
    let rev = text("revision").and_then(Rev::parse).ok_or(Field::Revision)?;
    let state = match (version, state) {
        (_, Some(state)) => state,
        (1, None) => match entry.get("open").and_then(Value::as_bool).ok_or(Field::State)? {
            true => State::Open,
            false => State::Kept,
        },
        _ => match text("state") {
            Some("kept") => State::Kept,
            Some("open") => State::Open,
            _ => return Err(Field::State),
        },
    };
    // The first version did not say what a revision follows, only what it is called.
    let (parents, seen) = if version == 1 {
        (Vec::new(), Seen::default())
    } else {
        let seen = Seen::parse_exactly(text("seen").ok_or(Field::Seen)?).ok_or(Field::Seen)?;
        (parents(&entry, &rev).ok_or(Field::Parents)?, seen)
    };
    let at = entry.get("saved_at").and_then(Value::as_u64).filter(|at| *at <= LATEST).ok_or(Field::SavedAt)?;
    let record = match state {
        State::Tombstone => Value::Object(Default::default()),
        _ => entry.get_mut("record").filter(|record| record.is_object()).ok_or(Field::Record)?.take(),
    };
    let envelope = Envelope { at, seen, record };
    if envelope.to_bytes().len() > frame::LARGEST {
        return Err(Field::Record);
    }
    Ok(Revision { key: Key { id, rev, state, parents }, envelope })
}

fn parents(entry: &Value, rev: &Rev) -> Option<Vec<Rev>> {
    let listed = entry.get("parents")?.as_array().filter(|listed| listed.len() <= MOST_PARENTS)?;
    let before = |parent: &Value| Rev::parse(parent.as_str()?).filter(|parent| parent.generation < rev.generation);
    listed.iter().map(before).collect()
}

/// Revisions being gathered, each name once.
#[derive(Default)]
struct Found {
    revisions: Vec<Revision>,
    places: BTreeMap<(RecordId, Rev), usize>,
}

impl Found {
    fn take_in(&mut self, revision: Revision) -> Result<(), BackupError> {
        let name = (revision.key.id.clone(), revision.key.rev);
        match self.places.get(&name).map(|place| self.revisions.get(*place) == Some(&revision)) {
            Some(true) => Ok(()),
            Some(false) => Err(BackupError::TwoOfOne(revision.key.to_string())),
            None => {
                self.places.insert(name, self.revisions.len());
                self.revisions.push(revision);
                Ok(())
            }
        }
    }

    /// Takes in of once unreadable values what can be read. Returns how many are left.
    fn read_again(&mut self, entries: Vec<Value>) -> usize {
        // Unfolding is what costs, and only a hostile file has much of it here: past this, they are left.
        let mut budget = super::LARGEST;
        let mut left = 0;
        for entry in entries {
            match readable(&entry, &mut budget) {
                Some(revision) if self.places.contains_key(&(revision.key.id.clone(), revision.key.rev)) => {}
                Some(revision) => {
                    let _ = self.take_in(revision);
                }
                None => left += 1,
            }
        }
        left
    }
}

/// A once unreadable value, if this version can read it under its key.
fn readable(entry: &Value, budget: &mut usize) -> Option<Revision> {
    let text = entry.get("key")?.as_str().filter(|text| text.starts_with(PREFIX))?;
    let key = Key::parse(text).filter(|key| key.parents.len() <= MOST_PARENTS)?;
    for copy in ["local", "safety"] {
        let Some(value) = entry.get(copy).and_then(Value::as_str) else { continue };
        if *budget == 0 {
            return None;
        }
        match frame::read(text, value) {
            Ok(bytes) => {
                *budget = budget.saturating_sub(bytes.len());
                let sound = |envelope: &Envelope| envelope.at <= LATEST;
                if scan(&bytes).is_ok()
                    && let Some(envelope) = Envelope::parse(&bytes).filter(sound)
                {
                    return Some(Revision { key, envelope });
                }
            }
            Err(frame::FrameError::Body | frame::FrameError::TooLarge) => {
                *budget = budget.saturating_sub(frame::LARGEST);
            }
            Err(_) => {}
        }
    }
    None
}
