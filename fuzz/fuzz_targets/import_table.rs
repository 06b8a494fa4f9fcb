//! Any table, with columns as proposed and as anybody could choose them: anything is read or refused, everything is taken or left once, and twice is the same.

#![no_main]

mod importing;

use libfuzzer_sys::fuzz_target;
use rethread_core::exchange::import::Source;

use rethread_core::exchange::import::{Matching, Role, propose, read_table};

fuzz_target!(|data: (Vec<u8>, bool, &[u8])| {
    let (chosen, headed, bytes) = data;
    importing::holds(Source::Table, "a.csv", bytes);
    importing::holds(Source::Table, "a.csv", &[b"date,text\n", bytes].concat());
    let file = importing::file("a.csv", bytes);
    if let Ok(proposal) = propose(&file) {
        assert!(proposal.columns.iter().all(|column| column.filled <= proposal.rows));
    }
    let role = |byte: &u8| Role::ALL.get(usize::from(*byte)).copied();
    let matching = Matching { roles: chosen.iter().take(300).map(role).collect(), headed, order: None };
    let _ = matching.orders(&file);
    importing::sound(&read_table(&file, &matching, &importing::terms()));
});
