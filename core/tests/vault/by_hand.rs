//! Short names for what the tests do: open a tab, write, reload.

use crate::shelves::SimShelf;
use pollster::block_on;
use rethread_core::vault::{Begun, Outcome, RecordId, Rev, Shelf, State, Vault, Writer, base32768};
use serde_json::{Value, json};

pub type Kept = Vault<SimShelf, SimShelf>;

/// Room enough.
pub const ROOM: u64 = 5_242_880;

/// Two empty copies.
pub fn copies() -> (SimShelf, SimShelf) {
    (SimShelf::local(), SimShelf::safety())
}

/// A tab that has not opened the vault.
pub fn tab(local: &SimShelf, safety: &SimShelf, number: u64) -> Kept {
    Vault::new(local.clone(), safety.clone(), Writer::new(number), ROOM)
}

/// A tab that has learnt all there is.
pub fn opened(local: &SimShelf, safety: &SimShelf, number: u64) -> Kept {
    let vault = tab(local, safety, number);
    block_on(vault.open_local());
    block_on(vault.open_safety());
    vault
}

pub fn entry(number: u64) -> RecordId {
    RecordId::new('e', 1_796_000_000_000 + number, number)
}

pub fn text(words: &str) -> Value {
    json!({"text": words})
}

pub fn revs<L: Shelf, S: Shelf>(vault: &Vault<L, S>, id: &RecordId) -> Vec<Rev> {
    vault.heads_of(id).into_iter().map(|head| head.rev).collect()
}

/// Writes over what this tab knows.
pub fn write<L: Shelf, S: Shelf>(vault: &Vault<L, S>, id: &RecordId, words: &str, now: u64) -> Outcome {
    block_on(vault.finish(begin(vault, id, words, now)))
}

pub fn begin<L: Shelf, S: Shelf>(vault: &Vault<L, S>, id: &RecordId, words: &str, now: u64) -> Begun {
    vault.begin(id, &revs(vault, id), State::Kept, text(words), now)
}

/// What the record says, one version a line, the one to show first.
pub fn words<L: Shelf, S: Shelf>(vault: &Vault<L, S>, id: &RecordId) -> Vec<String> {
    let body = |body: Value| body.get("text").and_then(Value::as_str).unwrap_or("?").to_owned();
    vault.versions(id).into_iter().map(|(_, found)| body(found)).collect()
}

pub fn delete<L: Shelf, S: Shelf>(vault: &Vault<L, S>, id: &RecordId, now: u64) -> Outcome {
    block_on(vault.finish(vault.begin_delete(id, now).expect("there is something to delete")))
}

/// A frame with a right checksum, for shapes that this version never writes.
pub fn framed(key: &str, version: u8, flags: u8, body: &[u8]) -> String {
    let bytes = [&[version, flags], body].concat();
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    };
    let sum = !key.as_bytes().iter().chain(&bytes).fold(u32::MAX, step);
    base32768::encode(&[&bytes[..], &sum.to_le_bytes()].concat())
}
