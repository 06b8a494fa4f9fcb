//! Zip files, as far as other apps write them and ours needs them: stored or deflated, names in UTF-8.
//!
//! By hand, because the crates for it cost a first visit 26 KB to store and 94 KB to read, and what is needed here is
//! little beside the deflate that the vault already has. Names are only names: nothing here opens a path.

mod read;
mod write;

pub use read::{read, read_some};
pub use write::write;

use crate::vault::CRC;

/// One file out of a zip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name as it stands, with folders before it; never to be used as a path.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// How much of a zip is read at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caps {
    /// Bytes of the zip as a whole.
    pub size: usize,
    /// Files in it, wanted or not.
    pub files: usize,
    /// Bytes of one name.
    pub name: usize,
    /// Bytes of one file, unfolded.
    pub one: usize,
    /// Bytes of all wanted files together, unfolded.
    pub total: usize,
    /// How many times its folded size a file over [`DENSE_FROM`] may unfold to.
    pub ratio: usize,
}

/// A file that unfolds to no more than this many bytes may be folded as densely as it likes.
pub const DENSE_FROM: usize = 1024 * 1024;

impl Default for Caps {
    /// Room for years of writing, and for pictures beside it that nobody unfolds.
    fn default() -> Caps {
        const MIB: usize = 1024 * 1024;
        Caps { size: 256 * MIB, files: 20_000, name: 1024, one: 64 * MIB, total: 64 * MIB, ratio: 100 }
    }
}

/// Why a zip was not read or written. Nothing has been taken from it then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ZipError {
    /// Not a zip at all, or one cut off at its end.
    NotAZip,
    /// Larger than [`Caps::size`], or than a plain zip can be.
    TooLarge,
    /// More files than [`Caps::files`], or than a plain zip can hold.
    TooMany,
    /// A name longer than [`Caps::name`], or than a plain zip can hold.
    NameTooLong,
    /// A zip of the larger kind (zip64), which nothing written by hand needs.
    Zip64,
    /// A part of a zip in several parts.
    InParts,
    /// Something in it points outside, overlaps, or is not where it is said to be.
    Damaged,
    /// This file unfolds, or says it does, to more than [`Caps::one`].
    FileTooLarge(String),
    /// With this file all wanted ones come to more than [`Caps::total`].
    TotalTooLarge(String),
    /// This file unfolds to more than [`Caps::ratio`] times its size.
    TooDense(String),
    /// This file is sealed with a passphrase.
    Sealed(String),
    /// This file is folded in a way not known here, whose number this is.
    UnknownFolding(String, u16),
    /// This file changed since it was written.
    Changed(String),
}

const LOCAL: u32 = 0x0403_4B50;
const CENTRAL: u32 = 0x0201_4B50;
const END: u32 = 0x0605_4B50;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// Flag: sealed.
const SEALED: u16 = 1;
/// Flag: the name is UTF-8.
const UTF_8: u16 = 1 << 11;
