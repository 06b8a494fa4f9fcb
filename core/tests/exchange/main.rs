//! Files for and from other programs, through the public face of the room.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod readable;
mod zip;
mod zip_elsewhere;
