//! What can be read from records. Shows what stands there; draws no conclusion about a person and adds nothing up.

pub mod calibration;
pub mod calms;
pub mod carry;
mod day;
mod gathered;
pub mod ics;
pub mod made;
pub mod parts;
pub mod patterns;
pub mod player;
pub mod search;
pub mod signals;
pub mod spans;
mod suggest;
pub mod thread;
pub mod trends;

pub use day::Day;
pub use gathered::{Gathered, Known};
pub use made::Made;
pub use suggest::{Suggestion, about, suggest};
