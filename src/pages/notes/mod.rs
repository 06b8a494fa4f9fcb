//! The workbook: tools to notice, to find out and to hold to, the records they make, and the threads between them.
//!
//! Each kind of record is a file that says what its form asks ([`kind::Noted`]); everything else about it is shared.

mod begin;
mod boundary;
pub mod carried;
mod check_in;
pub mod form;
mod gate;
mod hub;
mod kind;
mod ladder;
mod list;
mod observation;
mod outcome;
mod people;
mod person;
mod prediction;
mod predictions;
mod promise;
mod promise_list;
mod promise_turns;
mod seen;
mod several;
mod signal;
mod signals;
pub mod tags;
mod thread;
mod trigger;
mod trigger_list;
pub mod who;
mod win;
mod win_list;

pub use begin::{begin, note};
pub use hub::tool;
pub use person::person;
pub use thread::thread;
