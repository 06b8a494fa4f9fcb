//! Authored material: what is checked, and what it is written out as.
#![cfg(feature = "author")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on has failed")]

mod anything;
mod as_shown;
mod calms;
mod carry;
mod checks;
mod coverage;
mod docs;
mod enough;
mod help;
mod languages;
mod library;
mod own;
mod read_page;
mod rust;
mod schema;
mod searching;
mod shipped;
mod small;
mod steps;
mod ui;
mod voice;
mod walk;
