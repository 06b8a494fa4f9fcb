//! Rethread in the browser: the map of the app.
//!
//! | room | holds | may name |
//! |---|---|---|
//! | [`route`] | where a person can be | nothing else here |
//! | [`content`] | authored text, checked at build time | core's content types |
//! | [`browser`] | elements, storage shelves, clock, files, tabs, focus | core's traits; the only room that names web-sys, js-sys or gloo |
//! | [`state`] | signals over the vault | core, browser, content, route |
//! | [`parts`] | components several pages use | core's types, content, and of browser only what touches no storage: dom, clock, events, document, clipboard, near and senses |
//! | `bin/key_worker` | a program of its own: slow key derivation and encrypted backups | core's `keys`; js-sys at its edge |
//! | [`pages`] | one file for each place | parts, state, route, content |
//!
//! One direction: an event in a page calls an action in `state`; the action puts a record into the vault; the vault
//! appends a revision and reports what is durable; signals change; the view follows.
//!
//! Invariants, each with a test in `tests/tidy.rs`: pages never name storage; only `browser` and the worker's edge name
//! the browser;
//! no text for people stands in Rust source.

mod app;
pub mod browser;
pub mod content;
pub mod pages;
pub mod parts;
pub mod route;
pub mod state;

pub use app::mount;
