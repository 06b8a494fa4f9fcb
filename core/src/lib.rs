//! All of Rethread that can be thought without a browser.
//!
//! No module here names a browser, a clock or a source of randomness: times and random bytes are arguments.
//! What a person makes is in [`record`], how it is kept in [`vault`], what was written for them in [`content`],
//! what can be read from their records in [`insight`], and files from and for other programs in [`exchange`].

pub mod arrange;
pub mod content;
pub mod exchange;
pub mod insight;
pub mod keys;
pub mod record;
pub mod vault;
