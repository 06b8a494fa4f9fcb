//! What can be read from records. Shows what stands there; draws no conclusion about a person and adds nothing up.

mod day;
pub mod find;
mod folding;
mod gathered;
mod letters;
pub mod made;
pub mod parts;
pub mod player;
pub mod search;
mod suggest;

pub use day::Day;
pub use gathered::{Gathered, Known};
pub use made::Made;
pub use suggest::{Suggestion, about, suggest};
