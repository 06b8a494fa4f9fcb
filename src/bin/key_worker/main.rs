//! The key worker: slow key derivation and encrypted backups, off the main thread.
//!
//! A program of its own, fetched when a passphrase is first asked for and kept for offline like everything else. It
//! keeps nothing: what it is given is wiped after each task, and whoever started it ends it. Knows no page, no vault and
//! no storage. The opener (`src/opener`) carries the same program.

// On the host there is nobody to ask for anything; the tests do.
#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

mod age_file;
mod derive;
#[cfg(target_arch = "wasm32")]
mod edge;
mod pace;

fn main() {}
