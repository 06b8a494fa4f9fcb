//! A lock that cannot be taken away: whichever copy fails, and whenever, it stands as it was told, for whoever knows the
//! passphrase and for nobody else.

use super::by_hand::{Locked, chance, kek, keyring, new_lock, opened, tab, wrap};
use crate::by_hand::{begin, entry, words, write};
use crate::shelves::{Mood, SimShelf};
use pollster::block_on;
use rethread_core::vault::lock::{HEADER_PREFIX, Keyring, LockState, Need, Tried};
use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Waker};

const NOW: u64 = 1_796_000_000_000;

pub fn under_a_lock(safety: Mood) -> (SimShelf, SimShelf, Rc<Keyring>, Locked) {
    let (local, copy) = (SimShelf::local(), SimShelf::safety());
    copy.be(safety);
    let ring = keyring(1);
    let vault = opened(&local, &copy, &ring, 1);
    write(&vault, &entry(1), "some words", NOW);
    write(&vault, &entry(2), "other words", NOW);
    let (header, keys) = new_lock(1, 5);
    assert!(block_on(vault.set_lock(&header, keys, async || ())).is_ok_and(|turned| turned.is_done()));
    (local, copy, ring, vault)
}

/// Opens what is there, with the passphrase where it is asked for, and reads both entries. What goes by itself goes first.
fn read_again(local: &SimShelf, safety: &SimShelf) -> Need {
    let ring = keyring(50);
    let vault = tab(local, safety, &ring, 50);
    let headers = block_on(vault.headers());
    if headers.need() == Need::Passphrase {
        ring.lock();
        if block_on(vault.left_keys()) && block_on(vault.reopen()) {
            block_on(vault.remove_reopened(async || ()));
            return read_again(local, safety);
        }
        let found = headers.to_try().iter().find_map(|header| match headers.try_open(header, &kek(1)) {
            Tried::Opened(keys) => Some((header, keys)),
            _ => None,
        });
        let (header, keys) = found.expect("the passphrase opens it");
        assert!(block_on(vault.unlock(header, keys)));
        assert!(block_on(vault.finish_lock(&headers, async || ())).is_done());
        assert_eq!(block_on(vault.plain_left()), Ok(Vec::new()));
        assert!(!block_on(vault.left_keys()), "its keys lie in the open");
    }
    block_on(vault.open_local());
    block_on(vault.open_safety());
    let kept = [1, 2].map(|number| words(&vault, &entry(number)).concat());
    assert_eq!(kept, ["some words", "other words"]);
    headers.need()
}

#[test]
fn a_lock_that_a_copy_keeps_from_being_taken_away_stands() {
    for both in [[true, false], [false, true], [true, true]] {
        let mut stood = 0;
        for changes in 0..100 {
            let (local, safety, ring, vault) = under_a_lock(Mood::Well);
            let strength = Rc::new(Cell::new(changes));
            for (copy, _) in [&local, &safety].into_iter().zip(both).filter(|(_, fails)| *fails) {
                copy.fail_after(Some(&strength));
            }
            block_on(vault.remove_lock(async || ()));
            let gone = ring.state() == LockState::Absent;
            local.fail_after(None);
            safety.fail_after(None);

            // The browser is closed and opened again.
            let fresh = keyring(9);
            fresh.lock();
            let next = tab(&local, &safety, &fresh, 9);
            let reopened = block_on(next.left_keys()) && block_on(next.reopen());
            let text = || format!("{both:?} after {changes}");
            // With neither copy taking anything any more there is nobody to tell.
            assert!(!reopened || both == [true; 2], "a lock that stood opens by itself: {}", text());
            if !reopened {
                let need = read_again(&local, &safety);
                assert_eq!(need, if gone { Need::Nothing } else { Need::Passphrase }, "{}", text());
            }
            stood += usize::from(!gone);
        }
        assert!((5..95).contains(&stood), "{both:?}: {stood}");
    }
}

/// The safety copy stops answering in the middle, also to what is only asked, and answers again at the next visit.
#[test]
fn a_copy_that_falls_silent_leaves_the_lock_as_it_was_told() {
    let (mut stood, mut set) = (0, 0);
    for answers in 0..200 {
        let (local, safety, ring, vault) = under_a_lock(Mood::Well);
        safety.fall_silent_after(Some(answers));
        block_on(vault.remove_lock(async || ()));
        let gone = ring.state() == LockState::Absent;
        safety.fall_silent_after(None);
        assert_eq!(read_again(&local, &safety), if gone { Need::Nothing } else { Need::Passphrase }, "after {answers}");
        stood += usize::from(!gone);

        let (local, safety) = (SimShelf::local(), SimShelf::safety());
        let vault = opened(&local, &safety, &keyring(1), 1);
        write(&vault, &entry(1), "some words", NOW);
        write(&vault, &entry(2), "other words", NOW);
        safety.fall_silent_after(Some(answers));
        let (header, keys) = new_lock(1, 5);
        let is_set = block_on(vault.set_lock(&header, keys, async || ())).is_ok();
        safety.fall_silent_after(None);
        assert_eq!(
            read_again(&local, &safety),
            if is_set { Need::Passphrase } else { Need::Nothing },
            "after {answers}"
        );
        set += usize::from(is_set);
    }
    assert!((5..195).contains(&stood) && (5..200).contains(&set), "{stood} stood, {set} were set");
}

/// A copy that let nobody in does so again at any moment while the lock is being taken away.
#[test]
fn what_is_sealed_in_a_copy_that_comes_back_can_be_opened() {
    let mut stood = 0;
    for polls in 0..200 {
        let (local, safety, ring, vault) = under_a_lock(Mood::Well);
        local.be(Mood::Blocked);
        let mut removing = fuse(vault.remove_lock(async || ()));
        (0..polls).for_each(|_| go_on(&mut removing));
        local.be(Mood::Well);
        while removing.is_some() {
            go_on(&mut removing);
        }
        drop(removing);
        let stands = ring.state() != LockState::Absent;
        let need = read_again(&local, &safety);
        assert!(need == Need::Passphrase || (need == Need::Nothing && !stands), "{need:?} after {polls}");
        stood += usize::from(stands);
    }
    assert!((5..195).contains(&stood), "{stood}");
}

/// The safety copy was cleared, and while something is being saved, a change of the passphrase is refused.
#[test]
fn what_is_sealed_beside_a_header_that_goes_again_keeps_one() {
    let mut sealed = 0;
    for order in 1..1200 {
        let (local, safety, ring, vault) = under_a_lock(Mood::Well);
        let again = wrap(2, &ring.keys().expect("it is open"), 2, order);
        safety.wipe();
        safety.seed(order);
        local.be(Mood::Failing);
        safety.be(if order % 2 == 0 { Mood::Well } else { Mood::Flaky });
        let begun = begin(&vault, &entry(3), "third words", NOW);
        let mut saving = fuse(vault.finish(begun));
        let mut changing = fuse(vault.change_passphrase(&again));
        in_turns(order, 128, &mut saving, &mut changing);
        let stands = |prefix: &str| safety.all().keys().any(|key| key.starts_with(prefix));
        sealed += usize::from(stands("rt2:"));
        assert!(stands(HEADER_PREFIX) || !stands("rt2:"), "nobody can open what was saved: {order}");
    }
    assert!(sealed > 600, "{sealed}");
}

pub type Going<'a> = Option<Pin<Box<dyn Future<Output = ()> + 'a>>>;

pub fn fuse<'a, T>(future: impl Future<Output = T> + 'a) -> Going<'a> {
    Some(Box::pin(async move { drop(future.await) }))
}

pub fn go_on(going: &mut Going<'_>) {
    let is_done = |future: &mut Pin<Box<dyn Future<Output = ()> + '_>>| {
        future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready()
    };
    if going.as_mut().is_some_and(is_done) {
        *going = None;
    }
}

/// Lets both go on to their ends, in an order by chance in which the first has `share` of 256 turns.
pub fn in_turns(order: u64, share: u8, one: &mut Going<'_>, other: &mut Going<'_>) {
    let (random, mut byte) = (chance(order), [0]);
    while one.is_some() || other.is_some() {
        random(&mut byte);
        match byte[0] < share {
            true => go_on(one),
            false => go_on(other),
        }
    }
}

#[test]
fn a_lock_is_taken_away_where_there_is_no_other_copy() {
    let (local, safety, ring, vault) = under_a_lock(Mood::Blocked);
    assert!(block_on(vault.remove_lock(async || ())).is_done());
    assert_eq!(ring.state(), LockState::Absent);
    assert_eq!(read_again(&local, &safety), Need::Nothing);
}
