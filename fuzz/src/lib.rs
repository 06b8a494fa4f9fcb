//! What must hold of every reader and of every search, whatever it is given: the body of each fuzz target. Knows the core and nothing of a fuzzer, so that what a fuzzer kept is looked at again with every run of the
//! tests.

pub mod backup_parse;
pub mod base32768;
pub mod differences;
pub mod envelope_parse;
pub mod find;
pub mod frame_read;
pub mod import_day_one;
pub mod import_daylio;
pub mod import_nomie;
pub mod import_table;
pub mod import_text;
pub mod import_thoughts;
pub mod key_parse;
pub mod lock_header;
pub mod qr_part;
pub mod qr_read;
pub mod sealed_open;
pub mod zip_read;

mod framing;
mod importing;
mod memory;

use arbitrary::{Arbitrary, Unstructured};

/// The bytes as what a target takes, where that is more than bytes.
fn arranged<'a, T: Arbitrary<'a>>(data: &'a [u8]) -> Option<T> {
    T::arbitrary_take_rest(Unstructured::new(data)).ok()
}
