//! Files that come in from elsewhere and go out to be read elsewhere: pure, over bytes and texts.
//!
//! Knows records and how they read; knows no vault, no browser and no clock. Whatever comes in is taken for hostile:
//! sizes, counts and names are capped before anything is unfolded, and what is refused is refused with its reason.
//! Words that are for people are arguments.

pub mod csv;
pub mod import;
pub mod qr;
pub mod readable;
pub mod zip;
