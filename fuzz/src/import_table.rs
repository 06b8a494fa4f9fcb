//! Any table, with columns as proposed and as anybody could choose them: anything is read or refused, everything is
//! taken or left once, and twice is the same.

use rethread_core::exchange::import::Source;
use rethread_core::exchange::import::{Matching, Role, propose, read_table};

use super::arranged;
use super::importing;

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    let Some(data) = arranged::<(u8, Vec<u8>, bool, &[u8])>(data) else { return };
    let (way, chosen, headed, bytes) = data;
    match way % 4 {
        0 => return importing::holds(way, Source::Table, "a.csv", bytes),
        1 => return importing::holds(way, Source::Table, "a.csv", &[b"date,text\n", bytes].concat()),
        _ => (),
    }
    let file = importing::file("a.csv", bytes);
    if way & 0x80 != 0
        && let Ok(proposal) = propose(&file)
    {
        assert!(proposal.columns.iter().all(|column| column.filled <= proposal.rows));
    }
    let role = |byte: &u8| Role::ALL.get(usize::from(*byte)).copied();
    let matching = Matching { roles: chosen.iter().take(300).map(role).collect(), headed, order: None };
    if way & 0x40 != 0 {
        let _ = matching.orders(&file);
    }
    importing::sound(&read_table(&file, &matching, &importing::terms()));
}
