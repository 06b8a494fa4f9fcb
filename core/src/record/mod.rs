//! What a person makes: plain types with public fields, no signals, no storage.
//!
//! Every type always writes all its fields, so that a field missing from a new body and present in the old one is
//! known to belong to a newer Rethread and is carried over by the vault.

mod answer;
mod check_in;
mod entry;
mod practice;
mod preferences;
mod sign;

pub use answer::{Answer, Chosen};
pub use check_in::CheckIn;
pub use entry::Entry;
pub use practice::{Answered, Practice, Safety};
pub use preferences::Preferences;
pub use sign::{Felt, OwnSign, SignAnswer};

use serde::{Serialize, de::DeserializeOwned};

/// A kind of record: something the vault can keep under the letter [`Body::KIND`].
pub trait Body: Serialize + DeserializeOwned {
    /// The ASCII letter that record ids of this kind start with. Stored for ever: never reuse one.
    const KIND: char;
}
