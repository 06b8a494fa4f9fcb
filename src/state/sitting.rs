//! A private sitting: what is written stays in memory until the person ends it, and is kept only if they say so.
//!
//! Both copies refuse everything meanwhile, so the vault holds what is written itself, as where storage is blocked.

use super::lock::open::{self as lock, Answer};
use super::{Store, durable, flush_drafts, preferences::preferences_id};
use crate::browser::{document, sitting};
use rethread_core::vault::Standing;
use rethread_core::vault::lock::Need;

/// What became of keeping what was written in a sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptSitting {
    /// It is in the workbook, and the sitting is over.
    Kept,
    /// The workbook has a lock and no passphrase was given, or trying it came to this. The sitting goes on.
    Locked(Option<Answer>),
    /// Some of it could be put nowhere. All of it is still in memory, and the sitting goes on.
    Failed,
}

/// Whether this page is in a private sitting.
pub fn in_sitting() -> bool {
    sitting::is_on()
}

/// Whether something written in it would be lost by closing the page.
pub fn has_unsaved() -> bool {
    document::is_unsaved()
}

/// Begins a sitting on a fresh page; `false` where the browser keeps nothing, not even for a tab.
pub fn begin_sitting() -> bool {
    flush_drafts();
    let marked = sitting::mark(true);
    if marked {
        document::load_anew("#/");
    }
    marked
}

/// Ends the sitting and keeps nothing of it.
pub fn end_sitting() {
    leave("#/");
}

fn leave(hash: &str) {
    document::mark_unsaved(false);
    // Until the page is gone, nothing more may be kept either.
    sitting::mark(false);
    document::load_anew(hash);
}

/// Adds what was written to the workbook on this device and ends the sitting, on a page that says so. Where the workbook
/// has a lock it takes the passphrase, and what is added is sealed.
///
/// Revisions go under keys of their own, so what was there before stays as it is: what has two versions after that is
/// joined, or shown to the person, by the vault's own rule.
pub async fn keep_sitting(store: Store, passphrase: Option<&str>) -> KeptSitting {
    flush_drafts();
    let vault = store.vault();
    // The choices of the workbook stand, not those of a sitting that began without any.
    preferences_id().iter().for_each(|id| vault.forget_unkept(id));
    // Before it is known whether there is a lock, both copies may be read and nothing is put there readable.
    store.keyring().lock();
    sitting::set(false);
    let came = match open(store, passphrase).await {
        Err(answer) => KeptSitting::Locked(answer),
        Ok(()) if vault.retry_unsaved().await == Standing::OnlyMemory => KeptSitting::Failed,
        Ok(()) => KeptSitting::Kept,
    };
    sitting::set(true);
    store.keyring().let_go();
    match came {
        KeptSitting::Kept => leave("#/keeping/kept"),
        KeptSitting::Failed => durable::show_standing(store),
        KeptSitting::Locked(_) => {}
    }
    came
}

/// Opens the copies by the passphrase of their lock, whose keys stay in memory only until it is done. `None` where there
/// is a lock and no passphrase was given.
async fn open(store: Store, passphrase: Option<&str>) -> Result<(), Option<Answer>> {
    let headers = store.vault().headers().await;
    if passphrase.is_none() && headers.need() == Need::Passphrase {
        return Err(None);
    }
    lock::open(store, &headers, passphrase.unwrap_or_default()).await.map_err(Some)
}
