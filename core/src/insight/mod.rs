//! What can be read from records. Shows what stands there; draws no conclusion about a person and adds nothing up.

mod calendar;
pub mod calibration;
pub mod calms;
pub mod carry;
mod come_back;
mod day;
pub mod differences;
pub mod find;
mod folding;
mod gathered;
pub mod ics;
mod letters;
pub mod made;
pub mod parts;
pub mod patterns;
pub mod player;
pub mod prompts;
pub mod search;
pub mod sheet;
pub mod signals;
pub mod spans;
mod suggest;
pub mod thread;
pub mod trends;

pub use calendar::days_in_month;
pub use day::Day;
pub use gathered::{Gathered, Known};
pub use made::Made;
pub use suggest::{Suggestion, about, suggest};
