//! Death at every single change that setting, changing and taking away a lock makes: whatever of the local copy was on
//! disk by then, it opens with the old or the new passphrase, and nothing is lost or left readable.

use super::by_hand::{Locked, chance, kek, keyring, new_lock, opened, tab, wrap};
use crate::by_hand::{begin, copies, delete, entry, framed, write};
use crate::shelves::SimShelf;
use pollster::block_on;
use rethread_core::vault::lock::{Header, Headers, Keyring, Keys, LockState, Need, Tried};
use std::cell::Cell;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

pub const OLD: u8 = 1;
pub const NEW: u8 = 2;
const NOW: u64 = 1_796_000_000_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Set,
    Passphrase,
    Completely,
    Remove,
}

/// A vault in which everything is that can be: versions, a deletion, damage in one copy and in both, something set aside,
/// what a newer version wrote, and what is none of ours.
pub fn lived_in() -> (SimShelf, SimShelf) {
    let (local, safety) = copies();
    let none = keyring(9);
    let one = opened(&local, &safety, &none, 1);
    for number in 1..6 {
        write(&one, &entry(number), &format!("words of {number}"), NOW);
    }
    let other = opened(&local, &safety, &none, 2);
    let there = begin(&other, &entry(2), "said there", NOW + 1);
    write(&one, &entry(2), "said here", NOW + 2);
    block_on(other.finish(there));
    delete(&one, &entry(3), NOW + 3);
    let key =
        |number: u64| local.revisions().into_iter().find(|key| key.contains(entry(number).as_str())).expect("there");
    local.set(&key(4), "damage");
    let (fifth, first) = (key(5), key(1));
    local.set(&fifth, "one damage");
    safety.set(&fifth, "another damage");
    safety.set(&format!("rt1-aside:{first}"), "set aside long ago");
    let newer = format!("rt1:{}:1aaaa.:", entry(8));
    for copy in [&local, &safety] {
        copy.set(&newer, &newer_frame(&newer));
    }
    local.set("rt1:none of ours", "hello");
    local.set("theme", "dark");
    (local, safety)
}

pub fn newer_frame(key: &str) -> String {
    framed(key, 2, 0, &[7, 7, 7])
}

/// Everything that can be known of a vault.
pub fn picture(vault: &Locked) -> String {
    block_on(vault.open_local());
    block_on(vault.open_safety());
    block_on(vault.verify_some(1_000));
    let file = vault.export_all(NOW + 9);
    let mut unreadable: Vec<String> =
        file["unreadable"].as_array().expect("a list").iter().map(ToString::to_string).collect();
    unreadable.sort();
    format!("{}\n{unreadable:?}\n{:?}", file["records"], vault.deleted(NOW + 9))
}

/// A lived-in vault before the change, under the old passphrase where there is one.
fn before(change: Change) -> (SimShelf, SimShelf, Option<(Header, Keys)>) {
    let (local, safety) = lived_in();
    let lock = (change != Change::Set).then(|| new_lock(OLD, 5));
    if let Some((header, keys)) = &lock {
        let vault = opened(&local, &safety, &keyring(3), 3);
        let turned = block_on(vault.set_lock(header, keys.clone(), async || ())).expect("it is set");
        assert!(turned.is_done(), "{turned:?}");
        assert_eq!(block_on(vault.plain_left()), Ok(Vec::new()));
    }
    local.flush();
    (local, safety, lock)
}

async fn make(change: Change, vault: &Locked, lock: Option<(Header, Keys)>) -> bool {
    let turn = async || ();
    match (change, lock) {
        (Change::Set, _) => {
            let (header, keys) = new_lock(NEW, 6);
            vault.set_lock(&header, keys, turn).await.is_ok_and(|turned| turned.is_done())
        }
        (Change::Passphrase, Some((_, keys))) => vault.change_passphrase(&wrap(NEW, &keys, 2, 7)).await.is_ok(),
        (Change::Completely, Some((_, keys))) => {
            let keys = keys.renewed(&chance(8)).expect("there is chance");
            let header = wrap(NEW, &keys, 2, 8);
            vault.change_lock(&header, keys, turn).await.is_ok_and(|turned| turned.is_done())
        }
        (Change::Remove, Some(_)) => vault.remove_lock(turn).await.is_done(),
        (_, None) => false,
    }
}

/// Opens with one of the passphrases; `None` where neither is asked for.
pub fn unlock(vault: &Locked, ring: &Rc<Keyring>, passphrases: [u8; 2]) -> Option<(u8, Headers)> {
    let headers = block_on(vault.headers());
    if headers.need() == Need::Nothing {
        return None;
    }
    assert_eq!(headers.need(), Need::Passphrase);
    ring.lock();
    if block_on(vault.left_keys()) && block_on(vault.reopen()) {
        block_on(vault.remove_reopened(async || ()));
        assert_eq!(ring.state(), LockState::Absent, "it is taken away again");
        assert_eq!(block_on(vault.headers()).need(), Need::Nothing);
        return None;
    }
    for passphrase in passphrases {
        for header in headers.to_try() {
            if let Tried::Opened(keys) = headers.try_open(header, &kek(passphrase)) {
                assert!(!headers.has_more_than(&keys), "only part of it opens");
                assert!(block_on(vault.unlock(header, keys)));
                return Some((passphrase, headers));
            }
        }
    }
    panic!("it opens with neither passphrase");
}

/// One death, after so many changes. Returns whether the change was made before that.
fn die(change: Change, changes: usize, luck: u64, first: u8) -> bool {
    let (local, safety, lock) = before(change);
    let expected = picture(&{
        let (local, safety) = lived_in();
        tab(&local, &safety, &keyring(9), 9)
    });
    local.seed(luck.wrapping_mul(7919) + changes as u64);
    let ring = keyring(20 + changes as u64);
    let vault = opened_with(&local, &safety, &ring, &lock);
    let life = Rc::new(Cell::new(changes));
    local.live_for(Some(&life));
    safety.live_for(Some(&life));
    let made = lives_to_see(make(change, &vault, lock));
    assert_ne!(made, Some(false), "{change:?} was given up");
    local.live_for(None);
    safety.live_for(None);
    local.crash();

    let ring = keyring(1_000 + changes as u64);
    let vault = tab(&local, &safety, &ring, 50);
    let second = if first == OLD { NEW } else { OLD };
    let told = unlock(&vault, &ring, [first, second]);
    assert_eq!(picture(&vault), expected, "{change:?} {changes}");
    match told {
        None => assert!(matches!(change, Change::Set | Change::Remove), "the lock is gone"),
        Some((passphrase, headers)) => {
            let turned = block_on(vault.finish_lock(&headers, async || ()));
            assert!(turned.is_done(), "{turned:?}");
            assert_eq!(block_on(vault.plain_left()), Ok(Vec::new()));
            assert_eq!(block_on(vault.unopened()), Ok(Vec::new()));
            // From here on there is one passphrase.
            local.flush();
            let ring = keyring(2_000);
            let again = tab(&local, &safety, &ring, 51);
            let only = unlock(&again, &ring, [passphrase; 2]).expect("there is a lock").1;
            assert_eq!(only.to_try().len(), 1);
            assert_eq!(picture(&again), expected);
            let turned = block_on(again.finish_lock(&only, async || ()));
            assert!(turned.is_done() && turned.moved == 0, "{turned:?}");
            let carried = usize::from(change == Change::Completely && passphrase == NEW);
            assert_eq!(ring.keys().expect("it is open").len(), 1 + carried, "an earlier key is still carried");
        }
    }
    made.is_some()
}

/// What a change came to; nothing where the end came before.
pub fn lives_to_see(change: impl Future<Output = bool>) -> Option<bool> {
    let mut change = pin!(change);
    (0..20_000).find_map(|_| match change.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(made) => Some(made),
        Poll::Pending => None,
    })
}

fn opened_with(local: &SimShelf, safety: &SimShelf, ring: &Rc<Keyring>, lock: &Option<(Header, Keys)>) -> Locked {
    if let Some((header, keys)) = lock {
        ring.open(keys.clone(), header);
    }
    tab(local, safety, ring, 4)
}

fn die_everywhere(change: Change) {
    let mut changes = 0;
    loop {
        let made = (0..2).map(|luck| die(change, changes, luck, if luck == 0 { OLD } else { NEW })).collect::<Vec<_>>();
        if made.iter().all(|made| *made) {
            break;
        }
        changes += 1;
    }
    println!("{change:?}: {changes} places to die");
    assert!(changes > 3);
}

#[test]
fn setting_a_lock_can_be_cut_off_anywhere() {
    die_everywhere(Change::Set);
}

#[test]
fn changing_the_passphrase_can_be_cut_off_anywhere() {
    die_everywhere(Change::Passphrase);
}

#[test]
fn changing_the_lock_completely_can_be_cut_off_anywhere() {
    die_everywhere(Change::Completely);
}

/// What had changed before was not on disk in the local copy either, and only the newer passphrase is known. After a
/// complete change the header there still carries the key of before, which was let go of since.
#[test]
fn taking_it_away_soon_after_a_change_can_be_cut_off_anywhere() {
    for (change, luck) in
        [Change::Passphrase, Change::Completely].into_iter().flat_map(|change| [(change, 0), (change, 1)])
    {
        let mut changes = 0;
        while !taken_away_soon_after(change, changes, luck, None) {
            changes += 1;
        }
        assert!(changes > 3);
        for survived in 0..10 {
            assert!(taken_away_soon_after(change, changes, luck, Some(survived)));
        }
    }
}

/// One death, after so many changes, of which so many of the local copy were on disk. Returns whether the lock was taken
/// away before that.
fn taken_away_soon_after(change: Change, changes: usize, luck: u64, survived: Option<usize>) -> bool {
    let (local, safety, lock) = before(change);
    let expected = picture(&{
        let (local, safety) = lived_in();
        tab(&local, &safety, &keyring(9), 9)
    });
    local.seed(luck * 7919 + changes as u64);
    let mut vault = opened_with(&local, &safety, &keyring(20), &lock);
    assert!(block_on(make(change, &vault, lock)));
    if change == Change::Completely {
        local.flush();
        let ring = keyring(21);
        vault = tab(&local, &safety, &ring, 5);
        let (_, headers) = unlock(&vault, &ring, [NEW; 2]).expect("there is a lock");
        picture(&vault);
        block_on(vault.finish_lock(&headers, async || ()));
    }
    let life = Rc::new(Cell::new(changes));
    local.live_for(Some(&life));
    safety.live_for(Some(&life));
    let made = lives_to_see(async { vault.remove_lock(async || ()).await.is_done() });
    local.live_for(None);
    safety.live_for(None);
    survived.map_or_else(|| local.crash(), |survived| local.crash_with(survived));

    let ring = keyring(30);
    let vault = tab(&local, &safety, &ring, 50);
    let asked = unlock(&vault, &ring, [NEW; 2]).is_some();
    assert_eq!(picture(&vault), expected, "{change:?} {changes}");
    if !asked {
        assert_eq!(block_on(vault.unopened()), Ok(Vec::new()));
    }
    assert!(!asked || made != Some(true), "the lock was taken away");
    made == Some(true)
}

#[test]
fn taking_the_lock_away_can_be_cut_off_anywhere() {
    die_everywhere(Change::Remove);
}
