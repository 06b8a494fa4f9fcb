//! Moving in: what other apps wrote, read and written through the vault a few at a time, and taken out again together.

use super::Chosen;
use crate::browser::{clock, events};
use crate::content::content;
use crate::state::{Store, durable, flush_drafts};
use leptos::prelude::{GetUntracked, UpdateValue};
use rethread_core::exchange::import::{
    self, File, Here, ImportError, Imported, Matching, New, Order, Proposal, Source, Terms, Word,
};
use rethread_core::record::{Body, Entry};
use rethread_core::vault::{RecordId, State};

/// More than is read at once, of files that are chosen together.
const MOST_BYTES: u64 = 256 * 1024 * 1024;
/// How many are written before it is waited for them.
const AT_ONCE: usize = 24;
/// What a record takes beside its words, and how much of a word is left of it, as the copies keep it: about.
const AROUND: u64 = 120;

/// A file that was read.
#[derive(Debug, Clone)]
pub struct Taken {
    /// What it is called, with folders before it.
    pub name: String,
    bytes: Vec<u8>,
    changed: Option<u64>,
}

impl Taken {
    fn file(&self) -> File<'_> {
        File { name: &self.name, bytes: &self.bytes, changed: self.changed }
    }
}

/// What is said besides the files themselves.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// What the columns of a table hold.
    pub matching: Option<Matching>,
    /// Which of day and month comes first.
    pub order: Option<Order>,
    /// Whether ticks without words are taken as well.
    pub ticks: bool,
}

/// What can be brought in.
#[derive(Debug, Clone)]
pub struct Found {
    /// What there was, what was taken, and what was left.
    pub account: Imported,
    /// Those that are not here.
    pub fresh: Vec<New>,
    /// Those that are here and were not deleted since.
    pub here: Vec<RecordId>,
    /// How many were brought in before and deleted since.
    pub deleted: usize,
    /// Whether it may be more than there is room for.
    pub is_much: bool,
}

/// Reads chosen files; files whose names begin with a dot are the system's and are left.
pub async fn take(files: &[Chosen]) -> Result<Vec<Taken>, ImportError> {
    let own = |file: &&Chosen| !file.name().rsplit('/').next().unwrap_or_default().starts_with('.');
    let files: Vec<&Chosen> = files.iter().filter(own).collect();
    if files.iter().map(|file| file.size()).fold(0, u64::saturating_add) > MOST_BYTES {
        return Err(ImportError::TooLarge);
    }
    let mut taken = Vec::new();
    for file in files {
        let bytes = file.bytes().await.ok_or(ImportError::Damaged)?;
        taken.push(Taken { name: file.name(), bytes, changed: file.changed() });
    }
    if taken.is_empty() { Err(ImportError::Nothing) } else { Ok(taken) }
}

/// Where the files seem to be from: where most of them that can be told are.
pub fn recognise(files: &[Taken]) -> Option<Source> {
    let mut found: Vec<(Source, usize)> = Vec::new();
    for source in files.iter().filter_map(|file| import::recognise(&file.name, &file.bytes)) {
        match found.iter_mut().find(|(known, _)| *known == source) {
            Some((_, number)) => *number += 1,
            None => found.push((source, 1)),
        }
    }
    found.into_iter().max_by_key(|(_, number)| *number).map(|(source, _)| source)
}

/// What the columns of a single table seem to hold.
pub fn propose(files: &[Taken]) -> Option<Result<Proposal, ImportError>> {
    let [file] = files else { return None };
    Some(import::propose(&file.file()))
}

/// Whether the dates of a table can be read in two orders, with its columns matched so.
pub fn asks_order(files: &[Taken], matching: &Matching) -> bool {
    let [file] = files else { return false };
    matching.orders(&file.file()).is_ok_and(|orders| orders.asks())
}

/// Reads the files and compares with what is here.
pub fn look(
    store: Store,
    source: Source,
    files: &[Taken],
    said: &Said,
    word: &dyn Fn(Word) -> &'static str,
) -> Result<Found, ImportError> {
    let terms =
        Terms { word, feelings: content().feelings, zone: &clock::ahead_of_utc, ticks: said.ticks, order: said.order };
    let given: Vec<File> = files.iter().map(Taken::file).collect();
    let mut account = match (source, &said.matching, given.as_slice()) {
        (Source::Table, Some(matching), [file]) => import::read_table(file, matching, &terms)?,
        _ => import::read(source, &given, &terms)?,
    };
    let vault = store.vault();
    let known = vault.ids_of(Entry::KIND);
    let there = Here::new(&known);
    let (old, fresh): (Vec<New>, Vec<New>) =
        std::mem::take(&mut account.records).into_iter().partition(|new| there.has(new));
    let stands = |id: &RecordId| store.state_of(id).is_some_and(|state| state != State::Tombstone);
    let here: Vec<RecordId> = old.iter().map(|new| new.id.clone()).filter(stands).collect();
    let needed = fresh.iter().map(|new| new.entry.text.len() as u64 / 3 + AROUND).fold(0, u64::saturating_add);
    let left = store.meter().map(|meter| meter.limit.saturating_sub(meter.used));
    Ok(Found { is_much: left.is_some_and(|left| needed > left), deleted: old.len() - here.len(), account, fresh, here })
}

/// Brings them in; gives the ids of all that were begun. `progress` hears how many are written.
pub async fn bring_in(store: Store, all: Vec<New>, progress: impl Fn(usize)) -> Vec<RecordId> {
    flush_drafts();
    let mut brought = Vec::with_capacity(all.len());
    for new in all {
        let begun = store.vault().begin(&new.id, &[], State::Kept, new.entry.to_json(), clock::now_ms());
        durable::finish(store, begun);
        brought.push(new.id);
        if brought.len().is_multiple_of(AT_ONCE) {
            settle(store).await;
            progress(brought.len());
        }
    }
    settle(store).await;
    all_changed(store);
    brought
}

/// Deletes them together, recoverable for 30 days like anything else.
pub async fn take_out(store: Store, ids: &[RecordId], progress: impl Fn(usize)) {
    for (number, id) in (1..).zip(ids) {
        if store.state_of(id).is_some_and(|state| state != State::Tombstone)
            && let Some(begun) = store.vault().begin_delete(id, clock::now_ms())
        {
            durable::finish(store, begun);
        }
        if number % AT_ONCE == 0 {
            settle(store).await;
            progress(number);
        }
    }
    settle(store).await;
    all_changed(store);
}

/// Waits until what was begun is in both copies, or refused by them.
async fn settle(store: Store) {
    events::breathe().await;
    while store.pending.get_untracked() > 0 {
        events::breathe().await;
    }
}

fn all_changed(store: Store) {
    store.touched.update_value(|touched| touched.all = true);
    store.mark_changed();
}
