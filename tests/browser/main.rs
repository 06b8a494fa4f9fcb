//! What a person can count on, told in real browsers against the built app.
//!
//! Each module is a chapter; each test opens a browser of its own with an empty profile, finds things by what they are
//! called, and waits for conditions. Texts come from `content/`, so that a change of wording breaks nothing here. A
//! browser that is missing is a failure, never a skip. `cargo xtask test --browser` sets up what these need.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod access;
mod acts;
mod backup;
mod bin;
mod blocked;
mod broken;
mod chain;
mod codes;
mod damage;
mod danger;
mod embed;
mod embed_element;
mod embed_gallery;
mod embed_hosts;
mod embed_joined;
mod embed_sharing;
mod embed_storage;
mod erase;
mod find;
mod hostile;
mod hosting;
mod install;
mod journey;
mod keyboard;
mod keys;
mod kits;
mod kits_wordpress;
mod learn;
mod leave;
mod lock;
mod lock_acts;
mod lock_canary;
mod lock_closes;
mod lock_kills;
mod many;
mod moving;
mod name;
mod no_way_out;
mod odd;
mod offline;
mod paper;
mod people;
mod places;
mod recovery;
mod safe;
mod search;
mod sitting;
mod steps;
mod storage;
mod support;
mod tools;
mod update;
mod versions;
