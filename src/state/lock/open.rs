//! Opening the lock with a passphrase, and finishing what an earlier change left undone.

use super::{show, tries};
use crate::browser::safety_shelf::{ANSWERED, SafetyShelf};
use crate::browser::{clock, document, events, keys, stash, tabs};
use crate::state::{Store, settling};
use rethread_core::keys::KeyError;
use rethread_core::vault::Standing;
use rethread_core::vault::lock::{Header, Headers, Kek, Keys, LockState, Need, Tried};

/// Only one tab at a time changes the lock, or finishes a change.
pub(super) const CHANGING: &str = "rethread-lock";

/// How often it is tried to seal the rest while the lock is being changed, and how long is waited between, in milliseconds.
const REST_TRIES: u32 = 20;
const REST_MS: i32 = 500;

/// What trying a passphrase came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It is the right one.
    Right,
    /// It is not.
    Wrong,
    /// It was, before the lock was changed.
    Outdated,
    /// There has to be a wait before the next try.
    TooSoon,
    /// A newer version set this lock.
    Newer,
    /// Nothing is left that could open what is sealed.
    Nothing,
    /// It could not be tried.
    Failed(KeyError),
}

/// How many milliseconds are left before a passphrase can be tried.
pub fn wait_ms() -> u64 {
    tries::wait_ms()
}

/// Gets ready to be asked, while a person types.
pub fn prepare() {
    keys::prepare();
}

/// Tries a passphrase and, where it is right, opens the lock: `opened` draws what was locked.
pub async fn unlock(store: Store, passphrase: &str, opened: impl FnOnce()) -> Answer {
    let vault = store.vault();
    let headers = vault.headers().await;
    if let Err(answer) = open(store, &headers, passphrase).await {
        return answer;
    }
    show(store);
    opened();
    if headers.need() == Need::Nothing {
        // What looked like a lock was damage, with nothing behind it.
        return Answer::Right;
    }
    let held = stash::held();
    let taken: Vec<String> = vault.take_held(&held).into_iter().map(str::to_owned).collect();
    if !taken.is_empty() {
        store.draw_anew();
    }
    crate::state::in_background(finish(store, headers, taken));
    Answer::Right
}

/// Has the copies give and take: as it is where there is no lock, and by its keys where the passphrase is the right one.
pub(in crate::state) async fn open(store: Store, headers: &Headers, passphrase: &str) -> Result<(), Answer> {
    match headers.need() {
        Need::Nothing => store.keyring().let_go(),
        Need::Passphrase => {
            if take(store, try_on(headers, passphrase).await?).await? {
                return Ok(());
            }
            // It was changed while this was tried, perhaps by a tab that knows the same passphrase.
            let again = try_on(&store.vault().headers().await, passphrase).await;
            let over = |answer| if answer == Answer::Wrong { Answer::Outdated } else { answer };
            if !take(store, again.map_err(over)?).await? {
                return Err(Answer::Outdated);
            }
        }
        Need::NewerVersion => return Err(Answer::Newer),
        Need::Header => return Err(Answer::Nothing),
        Need::Answer => return Err(Answer::Failed(KeyError::Stopped)),
    }
    Ok(())
}

/// Takes the keys that a header opened; false where the lock was changed meanwhile.
async fn take(store: Store, (header, keys): (Header, Keys)) -> Result<bool, Answer> {
    let is_closed = || store.keyring().state() != LockState::Open;
    let is_ours = is_closed() && store.vault().unlock(&header, keys).await;
    // It is being taken away in this tab: what came back goes, or asks once more.
    if is_ours || is_closed() { Ok(is_ours) } else { Err(Answer::TooSoon) }
}

/// The header that a passphrase opens, and the keys in it. Counts as a try.
pub(super) async fn try_on(headers: &Headers, passphrase: &str) -> Result<(Header, Keys), Answer> {
    if tries::wait_ms() > 0 {
        return Err(Answer::TooSoon);
    }
    tries::begin();
    let mut answer = Answer::Wrong;
    for header in headers.to_try() {
        let kek = match derive(passphrase, header).await {
            Ok(kek) => kek,
            Err(error) => {
                tries::forget();
                return Err(Answer::Failed(error));
            }
        };
        match headers.try_open(header, &kek) {
            Tried::Opened(keys) => {
                tries::forget();
                return Ok((header.clone(), keys));
            }
            Tried::Outdated => answer = Answer::Outdated,
            Tried::Wrong => {}
        }
    }
    Err(answer)
}

async fn derive(passphrase: &str, header: &Header) -> Result<Kek, KeyError> {
    let params = header.params();
    if !params.fits() {
        return Err(KeyError::TooHard);
    }
    let mut bytes = keys::derive(passphrase, header.salt(), params).await?;
    Ok(Kek::take(&mut bytes))
}

/// Takes a lock away again that was taken away a moment before the end, and came back because the local copy was behind
/// on disk. Then the app begins anew, without a lock.
pub async fn take_away_again(store: Store) {
    take_away(store).await;
    // A safety copy that did not answer may have its keys all the same.
    if SafetyShelf.is_late() {
        events::on_window(ANSWERED, move |_| crate::state::in_background(take_away(store)));
    }
}

async fn take_away(store: Store) {
    let vault = store.vault();
    let is_closed = || store.keyring().state() == LockState::Locked;
    if !is_closed() || !vault.left_keys().await {
        return;
    }
    let Some(_alone) = tabs::alone(CHANGING).await else { return };
    if !is_closed() || !vault.reopen().await {
        return;
    }
    vault.remove_reopened(settling::turn).await;
    if store.keyring().state() == LockState::Absent {
        document::load_again();
    }
}

/// Seals what an interrupted change left readable, and stores what waited in this tab.
async fn finish(store: Store, headers: Headers, taken: Vec<String>) {
    let vault = store.vault();
    crate::state::stands().await;
    if let Some(_alone) = tabs::alone(CHANGING).await {
        vault.finish_lock(&headers, settling::turn).await;
    }
    vault.retry_unsaved().await;
    if vault.standing() != Standing::OnlyMemory {
        stash::let_go(&taken);
    }
}

/// Seals what is still readable, such as what another tab wrote before it heard of the lock.
pub(in crate::state) async fn seal_rest(store: Store) {
    for _ in 0..REST_TRIES {
        if let Some(_alone) = tabs::alone(CHANGING).await {
            return seal_rest_alone(store).await;
        }
        events::pause(REST_MS).await;
    }
}

/// The same for whoever is changing the lock.
pub(super) async fn seal_rest_alone(store: Store) {
    let vault = store.vault();
    let begun = clock::now_ms();
    while store.keyring().state() == LockState::Open
        && vault.plain_left().await.is_ok_and(|left| !left.is_empty())
        // What cannot be sealed now is tried again when the lock is opened next.
        && clock::now_ms().abs_diff(begun) < 10_000
    {
        vault.finish_lock(&vault.headers().await, settling::turn).await;
    }
}
