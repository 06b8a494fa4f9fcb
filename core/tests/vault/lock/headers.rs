//! Headers: what they refuse, and which of several is kept.

use super::by_hand::{chance, kek, keyring, new_lock, tab, wrap};
use crate::by_hand::{copies, framed};
use crate::shelves::Mood;
use pollster::block_on;
use proptest::prelude::*;
use rethread_core::vault::lock::{HEADER_PREFIX, Header, HeaderError, Keys, Need, Params, SALT, Tried};

#[test]
fn a_header_opens_for_its_passphrase_alone() {
    let (header, _) = new_lock(1, 1);
    let (key, text) = header.stored();
    let read = Header::parse(&key, &text).expect("it reads back");
    assert_eq!(read, header);
    assert!(read.open(&kek(1)).is_some());
    assert!(read.open(&kek(2)).is_none());
}

#[test]
fn less_than_the_floor_and_more_than_the_ceiling_are_not_made() {
    let random = chance(1);
    let keys = Keys::new(&random).expect("there is chance");
    let made = |m_kib, t, p| Header::wrap(&kek(1), Params { m_kib, t, p }, [0; SALT], &keys, 1, &random).is_some();
    assert!(made(19 * 1024, 2, 1));
    for (m_kib, t, p) in
        [(19 * 1024 - 1, 2, 1), (19 * 1024, 1, 1), (19 * 1024, 2, 0), (1 << 21, 2, 1), (1 << 16, 65, 1)]
    {
        assert!(!made(m_kib, t, p), "{m_kib} {t} {p}");
    }
}

#[test]
fn without_randomness_nothing_is_made() {
    let none = |_: &mut [u8]| false;
    let (_, keys) = new_lock(1, 1);
    assert!(Keys::new(&none).is_none() && keys.renewed(&none).is_none());
    assert!(Header::wrap(&kek(1), Params::FLOOR, [0; SALT], &keys, 1, &none).is_none());
}

#[test]
fn every_changed_letter_of_a_header_is_noticed() {
    let (key, text) = new_lock(1, 1).0.stored();
    let letters: Vec<char> = text.chars().collect();
    for place in 0..letters.len() {
        let mut changed = letters.clone();
        changed[place] = if changed[place] == '\u{3401}' { '\u{3402}' } else { '\u{3401}' };
        let changed: String = changed.into_iter().collect();
        assert_eq!(Header::parse(&key, &changed), Err(HeaderError::Damaged));
    }
    let other = key.replace(":1:", ":2:");
    assert_eq!(Header::parse(&other, &text), Err(HeaderError::Damaged), "under another name");
}

#[test]
fn damage_to_a_header_in_one_copy_is_mended_from_the_other() {
    for in_local in [true, false] {
        let (local, safety) = copies();
        let (header, keys) = new_lock(1, 1);
        let vault = tab(&local, &safety, &keyring(1), 1);
        block_on(vault.set_lock(&header, keys, async || ())).expect("it is set");
        let (bad, good) = if in_local { (&local, &safety) } else { (&safety, &local) };
        bad.set(header.key(), "damage");
        let fresh = tab(&local, &safety, &keyring(2), 2);
        let headers = block_on(fresh.headers());
        let Tried::Opened(keys) = headers.try_open(&headers.to_try()[0], &kek(1)) else { panic!("it does not open") };
        assert!(block_on(fresh.unlock(&headers.to_try()[0], keys)));
        assert_eq!(bad.all(), good.all());
    }
}

#[test]
fn what_is_needed_follows_from_what_is_there() {
    let need_where = |local: &[(&str, &str)], safety: Mood| {
        let copies = copies();
        local.iter().for_each(|(key, text)| copies.0.set(key, text));
        copies.1.be(safety);
        block_on(tab(&copies.0, &copies.1, &keyring(1), 1).headers()).need()
    };
    let need = |local: &[(&str, &str)]| need_where(local, Mood::Well);
    let (key, text) = new_lock(1, 1).0.stored();
    assert_eq!(need(&[("rt1:e", "x")]), Need::Nothing);
    assert_eq!(need(&[(&key, &text)]), Need::Passphrase);
    assert_eq!(need(&[(&key, "damage")]), Need::Nothing, "nothing is sealed by it");
    assert_eq!(need(&[(&key, "damage"), ("rt2:aaaa:x", "")]), Need::Header);
    // The header may be where nobody answers: nothing is called lost for good.
    assert_eq!(need_where(&[("rt2:aaaa:x", "")], Mood::Failing), Need::Answer);
    assert_eq!(need_where(&[("rt2:aaaa:x", "")], Mood::Blocked), Need::Header);
    assert_eq!(need_where(&[(&key, &text)], Mood::Failing), Need::Passphrase);
}

#[test]
fn a_replaced_passphrase_of_an_old_key_is_told_so() {
    let (local, safety) = copies();
    let ring = keyring(1);
    let (old, keys) = new_lock(1, 1);
    let vault = tab(&local, &safety, &ring, 1);
    block_on(vault.set_lock(&old, keys.clone(), async || ())).expect("it is set");
    let renewed = keys.renewed(&chance(2)).expect("there is chance");
    block_on(vault.change_lock(&wrap(2, &renewed, 2, 2), renewed, async || ())).expect("it is changed");
    crate::by_hand::write(&vault, &crate::by_hand::entry(1), "after", 5);
    // The old header comes back, from an old copy of the profile.
    let (key, text) = old.stored();
    local.set(&key, &text);
    let headers = block_on(tab(&local, &safety, &keyring(2), 2).headers());
    let tried = |passphrase| -> Vec<&str> {
        headers.to_try().iter().map(|header| headers_try(&headers, header, passphrase)).collect()
    };
    assert_eq!((tried(1), tried(2)), (vec!["wrong", "outdated"], vec!["opened", "wrong"]));
}

fn headers_try(headers: &rethread_core::vault::lock::Headers, header: &Header, passphrase: u8) -> &'static str {
    match headers.try_open(header, &kek(passphrase)) {
        Tried::Opened(_) => "opened",
        Tried::Outdated => "outdated",
        Tried::Wrong => "wrong",
    }
}

proptest! {
    #[test]
    fn any_text_is_a_header_or_refused(key in "(rt1-lock:)?[0-9]{0,3}(:[a-z]{4})?", text in "[\u{3400}-\u{4DBF}\u{A000}-\u{A07F}]{0,80}") {
        if let Ok(header) = Header::parse(&key, &text) {
            prop_assert_eq!(header.stored(), (key, text));
        }
    }

    #[test]
    fn any_bytes_with_a_right_checksum_are_a_header_or_refused(body in proptest::collection::vec(any::<u8>(), 0..300), count in 0..12u8) {
        let key = [HEADER_PREFIX, "1:aaaa"].concat();
        let mut body = body;
        if let Some(place) = body.get_mut(116) {
            *place = count;
        }
        let text = framed(&key, 1, 16, &body);
        if let Ok(header) = Header::parse(&key, &text) {
            prop_assert_eq!(header.stored(), (key, text));
            prop_assert!(header.params().fits());
            prop_assert!(header.open(&kek(1)).is_none());
        }
    }
}
