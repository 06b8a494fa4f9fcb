//! What a person can count on, told in real browsers against the built app.
//!
//! Each module is a chapter; each test opens a browser of its own with an empty profile, finds things by what they are
//! called, and waits for conditions. Texts come from `content/`, so that a change of wording breaks nothing here. A
//! browser that is missing is a failure, never a skip. `cargo xtask test --browser` sets up what these need.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod access;
mod acts;
mod bin;
mod blocked;
mod chain;
mod damage;
mod danger;
mod find;
mod journey;
mod keyboard;
mod learn;
mod leave;
mod many;
mod no_way_out;
mod odd;
mod offline;
mod paper;
mod people;
mod places;
mod search;
mod steps;
mod storage;
mod support;
mod tools;
