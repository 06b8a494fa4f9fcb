//! What must hold of every reader and of every search, whatever it is given: the body of each fuzz target, and the list
//! of them. Knows the core and nothing of a fuzzer, so that what a fuzzer kept is looked at again with every run of the
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

/// One reader, by its name, and what must hold of it whatever it is given.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: &[Target] = &[
    ("backup_parse", backup_parse::check),
    ("base32768", base32768::check),
    ("differences", differences::check),
    ("envelope_parse", envelope_parse::check),
    ("find", find::check),
    ("frame_read", frame_read::check),
    ("import_day_one", import_day_one::check),
    ("import_daylio", import_daylio::check),
    ("import_nomie", import_nomie::check),
    ("import_table", import_table::check),
    ("import_text", import_text::check),
    ("import_thoughts", import_thoughts::check),
    ("key_parse", key_parse::check),
    ("lock_header", lock_header::check),
    ("qr_part", qr_part::check),
    ("qr_read", qr_read::check),
    ("sealed_open", sealed_open::check),
    ("zip_read", zip_read::check),
];

/// The bytes as what a target takes, where that is more than bytes.
fn arranged<'a, T: Arbitrary<'a>>(data: &'a [u8]) -> Option<T> {
    T::arbitrary_take_rest(Unstructured::new(data)).ok()
}
