//! Sets up, builds, serves, checks, tests and measures Rethread. Never shipped.
//!
//! `cargo xtask help` lists the commands. This is the only place that knows how tools are installed ([`setup`]),
//! what the built folder holds ([`hooks`]) and which headers it is served with ([`headers`]). Browser tests use
//! [`server`] as a library, so that they meet the same headers as everybody else.

pub mod bench;
pub mod browser;
pub mod budget;
pub mod build;
pub mod check;
pub mod command;
pub mod content;
pub mod copies;
pub mod demo;
pub mod digest;
pub mod fuzz;
pub mod headers;
pub mod hooks;
pub mod kits;
pub mod options;
pub mod package;
pub mod place;
pub mod reproduce;
pub mod serve;
pub mod server;
pub mod setup;
pub mod site;
pub mod stamp;
pub mod stated;
pub mod suites;
pub mod tools;
pub mod verify;
