//! What can be read from records. Shows what stands there; draws no conclusion about a person and adds nothing up.

mod day;
pub mod player;
pub mod search;
mod suggest;

pub use day::Day;
pub use suggest::{Suggestion, about, suggest};
