//! Backups: anything is read or refused; what is read previews to counts that add up, restores once, and is undone to
//! the byte.

#![no_main]

use libfuzzer_sys::fuzz_target;
use memory::{Memory, now};
use rethread_core::vault::{Backup, Vault, Writer};

mod memory;

fuzz_target!(|data: &[u8]| {
    check(data);
    // Mostly whole files, so that more than the first brace is reached.
    check(&[br#"{"format":"rethread","version":2,"records":[{"id":"e1234567abcdef","revision":"2aaaa","state":"kept","#, data].concat());
    check(&[br#"{"format":"rethread","version":2,"records":[],"unreadable":[{"#, data, b"}]}"].concat());
});

fn check(data: &[u8]) {
    let Ok(backup) = Backup::parse(data) else { return };
    let (local, safety) = (Memory::default(), Memory::default());
    let vault = Vault::new(local.clone(), safety.clone(), Writer::new(1), 5_242_880);
    now(vault.open_local());
    now(vault.open_safety());
    let told = now(vault.preview(&backup, async || ()));
    let known = [told.new, told.there, told.newer, told.differing, told.older, told.marked].iter().sum::<usize>();
    assert_eq!(known + told.deleted_here + told.deleted_there, told.records);
    assert!(now(vault.restore(&backup, true, 5, async || ())).begun);
    assert_eq!(now(vault.restore(&backup, false, 6, async || ())).keys, Vec::<String>::new());
    let made = vault.export_all(7).to_string();
    let again = Backup::parse(made.as_bytes());
    assert!(again.is_ok(), "the app refuses its own: {again:?}");
    now(vault.undo_restore(async || ()));
    assert!(local.0.borrow().is_empty() && safety.0.borrow().is_empty());
}
