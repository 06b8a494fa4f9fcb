//! A vault in which something of everything has happened, the same at every run: what the kept backups were made from.

use crate::by_hand::{Kept, begin, copies, delete, entry, framed, opened, write};
use crate::shelves::SimShelf;
use pollster::block_on;
use rethread_core::content::Context;
use rethread_core::record::{Answer, Body, CheckIn, Entry, Felt, Person, Practice, Safety, SignAnswer};
use rethread_core::vault::{RecordId, State};
use serde_json::{Value, json};

/// When it was lived in.
pub const NOW: u64 = 1_796_000_000_000;

/// How many records of it can be read and are not deleted.
pub const RECORDS: usize = 9;

/// Words that a careless reader would take for something else.
pub const MARKUP: &str = "<script>alert('x')</script> & \"quoted\" </dd> 🙂 \u{0} =1+1";

/// The vault, opened once more by another tab.
pub fn lived() -> (SimShelf, SimShelf, Kept) {
    let (local, safety) = copies();
    let one = opened(&local, &safety, 1);
    let other = opened(&local, &safety, 2);
    let keep = |kind: char, number: u64, state: State, body: Value| {
        let id = RecordId::new(kind, NOW + number, number);
        block_on(one.finish(one.begin(&id, &[], state, body, NOW + number)));
    };
    write(&one, &entry(1), "first words", NOW);
    write(&one, &entry(1), MARKUP, NOW + 1);

    let there = begin(&other, &entry(2), "written there", NOW + 3);
    write(&one, &entry(2), "written here", NOW + 2);
    block_on(other.finish(there));

    write(&one, &entry(3), "deleted words", NOW + 4);
    delete(&one, &entry(3), NOW + 5);

    let written = Entry { text: "A draft, ünd more".into(), feelings: vec!["sad".into()], ..Entry::default() };
    keep(Entry::KIND, 10, State::Open, written.to_json());
    let check_in = CheckIn {
        safe: Some(7),
        guard: Some(0),
        note: "calm".into(),
        contexts: vec![Context::Work],
        ..CheckIn::default()
    };
    keep(CheckIn::KIND, 11, State::Kept, check_in.to_json());
    let mut person = Person { alias: "Sam".into(), context: Some(Context::Partner), ..Person::default() };
    person.answer_danger(Safety::Unsure, NOW);
    keep(Person::KIND, 12, State::Kept, person.to_json());
    let mut practice = Practice { exercise: "thought-record".into(), title: "A title".into(), ..Practice::default() };
    practice.put("what", "What happened?", Answer::Lines(vec!["one".into(), "two".into()]));
    practice.put("how", "How much?", Answer::Scale { number: 40, most: 100, low: "no".into(), high: "yes".into() });
    keep(Practice::KIND, 13, State::Kept, practice.to_json());

    let sign = RecordId::singleton(SignAnswer::KIND, "waiting").expect("a name");
    let answer = SignAnswer { felt: Felt::Yes, title: "Waiting".into(), ..SignAnswer::default() };
    block_on(one.finish(one.begin(&sign, &[], State::Kept, answer.to_json(), NOW + 14)));
    keep('e', 15, State::Kept, json!({"text": "of a newer version", "weather": {"sky": ["grey", 1.5, null]}}));

    // A kind that only a newer version knows.
    keep('z', 16, State::Kept, json!({"later": true}));

    let damaged = begin(&one, &entry(20), "damaged later", NOW + 20);
    let key = damaged.key.to_string();
    block_on(one.finish(damaged));
    local.set(&key, "one \"half\"");
    safety.set(&key, "the other");
    let newer = format!("rt1:{}:1aaaa.:", entry(21));
    safety.set(&newer, &framed(&newer, 2, 0, b"later"));

    let last = opened(&local, &safety, 3);
    block_on(last.verify_some(1000));
    (local, safety, last)
}
