//! Restoring a backup: reading it, what it would come to, doing it, and undoing it.

use super::Chosen;
use crate::browser::{clock, events, keys, tabs};
use crate::state::{Store, durable, flush_drafts, settling};
use leptos::prelude::{Set, UpdateValue, WithValue};
use rethread_core::exchange::zip::{self, Caps, ZipError};
use rethread_core::keys::{KeyError, MOST_BYTES};
use rethread_core::vault::{Backup, BackupError, Preview, Restored, Undone};
use std::cell::Cell;

pub use rethread_core::vault::Undoable;

/// Why a file is not restored. Nothing was written then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The browser could not read it.
    Unread,
    /// It is no backup, or not as one must be.
    Backup(BackupError),
    /// It could not be opened.
    Key(KeyError),
    /// It is a zip that holds none.
    Zip(ZipError),
}

/// More than any file that is read here: a sealed backup of the largest size, in letters.
const LARGEST: u64 = MOST_BYTES as u64 / 2 * 3;

/// What is in a chosen file. One that is larger than any backup is not read at all.
pub async fn bytes_of(file: &Chosen) -> Result<Vec<u8>, Refusal> {
    if file.size() > LARGEST {
        return Err(Refusal::Backup(BackupError::TooLarge));
    }
    file.bytes().await.ok_or(Refusal::Unread)
}

/// Reads a file as a backup; with a passphrase, one that is sealed.
pub async fn read(file: &[u8], passphrase: Option<&str>) -> Result<Backup, Refusal> {
    let file = file.trim_ascii_start();
    match (plain(file), passphrase) {
        (Err(Refusal::Backup(BackupError::Sealed)), Some(passphrase)) => {
            let inside = keys::age_decrypt(file, passphrase).await;
            if inside.is_ok() {
                keys::end();
            }
            let inside = inside.map_err(Refusal::Key)?;
            // The page has its turn between opening and reading, each of which takes a while with much in it.
            events::breathe().await;
            plain(inside.trim_ascii_start())
        }
        (read, _) => read,
    }
}

/// A plain backup, or the one that is in a zip.
fn plain(file: &[u8]) -> Result<Backup, Refusal> {
    if !file.starts_with(b"PK\x03\x04") {
        return Backup::parse(file).map_err(Refusal::Backup);
    }
    let caps = Caps { size: MOST_BYTES, one: MOST_BYTES, total: MOST_BYTES, files: 1000, ..Caps::default() };
    let (found, _) = zip::read_some(file, &caps, |name| name.ends_with(".json")).map_err(Refusal::Zip)?;
    let [backup] = found.as_slice() else { return Err(Refusal::Backup(BackupError::NotABackup)) };
    Backup::parse(&backup.bytes).map_err(Refusal::Backup)
}

/// Whether what is wrong is the lack of a passphrase alone.
pub fn is_sealed(refusal: &Refusal) -> bool {
    *refusal == Refusal::Backup(BackupError::Sealed)
}

/// Starts what opens sealed files ahead of being asked, while a person types.
pub fn prepare() {
    keys::prepare();
}

/// What restoring would come to.
pub async fn preview(store: Store, backup: &Backup) -> Preview {
    flush_drafts();
    store.vault().preview(backup, settling::turn).await
}

/// Restores it; `None` while another tab is at something that must not go on meanwhile. `progress` hears how far it is,
/// about, of how much.
pub async fn restore(
    store: Store,
    backup: &Backup,
    records: usize,
    bring_back: bool,
    progress: impl Fn(usize, usize),
) -> Option<Restored> {
    let _alone = alone().await?;
    flush_drafts();
    let asked = Cell::new(0_usize);
    let turn = async || {
        asked.set(asked.get() + 1);
        // One turn for each record that is looked at, then one for each round that is written.
        let written = asked.get().saturating_sub(records).saturating_mul(ROUND);
        progress(asked.get().min(records) + written.min(records), records.saturating_mul(2));
        settling::turn().await;
    };
    let restored = store.vault().restore(backup, bring_back, clock::now_ms(), turn).await;
    if restored.begun && !restored.keys.is_empty() {
        let _ = store.tabs.try_with_value(|tabs| tabs.tell(&restored.keys));
    }
    changed(store);
    Some(restored)
}

/// About how many revisions are written in one round.
const ROUND: usize = 64;

/// The latest restored backup that can still be undone.
pub async fn undoable(store: Store) -> Option<Undoable> {
    store.vault().undoable().await
}

/// Takes away again what it added; `None` where there is nothing to undo, or another tab is at something.
pub async fn undo(store: Store) -> Option<Undone> {
    let _alone = alone().await?;
    flush_drafts();
    let undone = store.vault().undo_restore(settling::turn).await;
    let _ = store.tabs.try_with_value(|tabs| tabs.tell(&[durable::UNDONE.to_owned()]));
    changed(store);
    undone
}

/// Keeps what was restored for good.
pub async fn let_go(store: Store) {
    store.vault().let_go_of_undo().await;
}

/// Anything may have changed: whoever gathers or shows it looks again.
fn changed(store: Store) {
    store.touched.update_value(|touched| touched.all = true);
    store.beyond.update_value(Vec::clear);
    store.undoable.set(None);
    store.mark_changed();
    durable::show_standing(store);
}

/// How long another tab, or tidying up in this one, is waited for.
const TRIES: u32 = 40;
const TRY_MS: i32 = 250;

async fn alone() -> Option<tabs::Alone> {
    for _ in 0..TRIES {
        if let Some(alone) = tabs::alone(durable::ONE_AT_A_TIME).await {
            return Some(alone);
        }
        events::pause(TRY_MS).await;
    }
    None
}
