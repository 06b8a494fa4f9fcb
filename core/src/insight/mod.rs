//! What can be read from records. Shows what stands there; draws no conclusion about a person and adds nothing up.

pub mod carry;
mod come_back;
mod day;
mod gathered;
pub mod made;
pub mod parts;
pub mod player;
pub mod search;
mod suggest;

pub use day::Day;
pub use gathered::{Gathered, Known};
pub use made::Made;
pub use suggest::{Suggestion, about, suggest};
