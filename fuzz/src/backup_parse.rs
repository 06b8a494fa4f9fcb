//! Backups: anything is read or refused; what is read previews to counts that add up, restores once, and is undone to
//! the byte.

use super::memory::{Memory, now};
use rethread_core::vault::{Backup, Vault, Writer};

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    whole(data);
    // Mostly whole files, so that more than the first brace is reached.
    whole(
        &[
            br#"{"format":"rethread","version":2,"records":[{"id":"e1234567abcdef","revision":"2aaaa","state":"kept","#,
            data,
        ]
        .concat(),
    );
    whole(&[br#"{"format":"rethread","version":2,"records":[],"unreadable":[{"#, data, b"}]}"].concat());
}

fn whole(data: &[u8]) {
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
