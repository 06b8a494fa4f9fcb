//! Moving in, through the public face of the room: files made by hand in the forms that other apps document, what must
//! hold of any file at all, and what is refused.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod again;
mod anything;
mod refused;
mod sources;
mod tables;
mod world;
