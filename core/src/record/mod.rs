//! What a person makes: plain types with public fields, no signals, no storage.
//!
//! Every type always writes all its fields, so that a field missing from a new body and present in the old one is
//! known to belong to a newer Rethread and is carried over by the vault.

mod answer;
mod check_in;
mod entry;
mod json;
mod person;
mod practice;
mod preferences;
mod reading;
mod sign;

pub use answer::{Answer, Chosen, Column, Gap};
pub use check_in::CheckIn;
pub use entry::Entry;
pub use person::Person;
pub use practice::{Answered, Practice, Safety};
pub use preferences::Preferences;
pub use reading::Reading;
pub use sign::{Felt, OwnSign, SignAnswer};

use serde_json::Value;

/// A kind of record: something the vault can keep under the letter [`Body::KIND`].
pub trait Body: Sized {
    /// The ASCII letter that record ids of this kind start with. Stored for ever: never reuse one.
    const KIND: char;

    /// The record as a JSON object with all of its fields.
    fn to_json(&self) -> Value;

    /// The record in a JSON object; what it lacks is empty. `None` when what it holds is of a shape this version does
    /// not know, so that an editor never writes an emptier one over it.
    fn from_json(value: &Value) -> Option<Self>;
}
