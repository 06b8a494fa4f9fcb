//! Making a file of everything, and handing it on.

use crate::browser::{clock, events, file, handing, keys};
use crate::state::saved::JSON;
use crate::state::{SavedFile, Store, file_name, flush_drafts, settling};
use rethread_core::exchange::zip;
use rethread_core::keys::{KeyError, MOST_BYTES};

pub use crate::browser::handing::{Handed, Ready, can_share};

/// What a sealed backup is to other programs: bytes that only `age` and Rethread read.
const SEALED: &str = "application/octet-stream";

/// A backup that is ready to be handed on.
#[derive(Debug, Clone)]
pub struct Backup {
    /// The file, without a name yet.
    pub bytes: Vec<u8>,
    /// What kind of file it is.
    pub mime: &'static str,
    /// What will be remembered of it.
    pub held: SavedFile,
}

/// Everything as a backup, sealed where a passphrase is given.
pub async fn backup(store: Store, passphrase: Option<&str>) -> Result<Backup, KeyError> {
    let (json, held) = everything(store, passphrase.is_some()).await;
    match passphrase {
        None => Ok(Backup { bytes: json.into_bytes(), mime: JSON, held }),
        Some(passphrase) => Ok(Backup { bytes: seal(json.as_bytes(), passphrase).await?, mime: SEALED, held }),
    }
}

/// Hands everything to the browser as a plain backup, under the name files get by themselves; whether it took it.
pub async fn save(store: Store) -> bool {
    let (json, held) = everything(store, false).await;
    let saved = file::save(&file_name("json"), JSON, &json);
    if saved {
        held.note();
    }
    saved
}

/// The same for codes: folded before it is sealed, so that there are fewer of them.
pub async fn packed(store: Store, passphrase: &str) -> Result<Vec<u8>, KeyError> {
    let (json, _) = everything(store, true).await;
    let zip = zip::write(&[(&*file_name("json"), json.as_bytes())]).map_err(|_| KeyError::TooLarge)?;
    seal(&zip, passphrase).await
}

async fn everything(store: Store, sealed: bool) -> (String, SavedFile) {
    flush_drafts();
    // Whatever waits to be shown is shown first: from here on the page is busy.
    events::breathe().await;
    let backup = store.vault().export_whole(clock::now_ms(), settling::turn).await;
    (backup.to_string(), SavedFile::of(&backup, sealed))
}

async fn seal(plain: &[u8], passphrase: &str) -> Result<Vec<u8>, KeyError> {
    if plain.len() > MOST_BYTES {
        return Err(KeyError::TooLarge);
    }
    let sealed = keys::age_encrypt(plain, passphrase).await;
    // Nothing of the passphrase stays behind in the worker.
    keys::end();
    sealed
}

/// Hands a file on: to the device's sheet for sharing, or to where the person says.
pub async fn hand(ready: &Ready, sharing: bool) -> Handed {
    if sharing { handing::share(ready).await } else { handing::save(ready).await }
}

/// Starts what seals ahead of being asked, while a person types.
pub fn prepare() {
    keys::prepare();
}
