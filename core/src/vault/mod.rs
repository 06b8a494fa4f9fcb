//! How records are kept: an append-only log of revisions in two copies.
//!
//! Nothing is overwritten in place. A save writes a new revision under a key of its own into both copies; deleting is a
//! revision too; opening takes the union of both copies and repairs whichever is short. Knows no signal, no clock and
//! no randomness: times and random bits are arguments, and the copies are [`Shelf`]s.
//!
//! | key | holds | kept | in a saved file |
//! |---|---|---|---|
//! | `rt1:…` | a revision ([`id::Key`], [`frame`]) | until compacted | the heads |
//! | `rt1-aside:…` | a damaged value that was replaced from the other copy | for good | no, what replaced it is |
//! | `rt1-restored:…` | which revisions a restored backup added ([`backup`]) | until its undoing is let go | no |
//! | `rt2:…` | what stands under one of the keys above, sealed ([`lock`]) | as long | as it, opened |
//! | `rt1-lock:…` | what a passphrase opens ([`lock::Header`]) | while there is a lock | no |
//! | `rt1-reserve` | filling that is let go when the rest is full | while there is room | no |

pub mod backup;
pub mod base32768;
mod body;
mod check;
mod compact;
mod deflate;
pub mod frame;
pub mod id;
pub mod lock;
mod log;
mod open;
mod read;
mod room;
mod save;
mod shelf;

pub(crate) use deflate::{deflate_plain, inflate_plain};
pub(crate) use frame::CRC;

pub use backup::{Backup, BackupError, Preview, Restored, Undoable, Undone};
pub use body::Envelope;
pub use check::Round;
pub use compact::Compacted;
pub use frame::FrameError;
pub use id::{Key, RecordId, Rev, State, Writer};
pub use log::Head;
pub use open::{Opened, Repairs};
pub use read::{ReadError, Unreadable, Why};
pub use room::{Level, Meter};
pub use save::{Begun, Outcome, Standing};
pub use shelf::{Shelf, ShelfError};

use log::Log;
use std::cell::{Cell, RefCell};

/// How long a deleted record can be brought back, in milliseconds: 30 days.
pub const RECOVERABLE_MS: u64 = 30 * 24 * 60 * 60 * 1000;

/// How many decoded heads are kept at hand.
const REMEMBERED: usize = 64;

/// How many of them may be of one record.
const REMEMBERED_OF_ONE: usize = 4;

/// The vault over two copies: `L` the record (localStorage), `S` the safety copy (IndexedDB).
///
/// Single-threaded; nothing inside stays borrowed while a shelf is waited for.
pub struct Vault<L, S> {
    local: L,
    safety: S,
    writer: Writer,
    /// Room of the local shelf in UTF-16 units.
    limit: u64,
    log: RefCell<Log>,
    remembered: RefCell<Vec<(Key, Envelope)>>,
    unreadable: RefCell<Vec<Unreadable>>,
    awaited: RefCell<Vec<(Key, u8)>>,
    used: Cell<Option<u64>>,
    /// The revision checked last.
    checked: RefCell<Option<Key>>,
    journals: RefCell<backup::Journals>,
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// A vault that has not been opened. `writer` names this open tab; `limit` is the room of the local shelf in
    /// UTF-16 units.
    pub fn new(local: L, safety: S, writer: Writer, limit: u64) -> Self {
        Vault {
            local,
            safety,
            writer,
            limit,
            log: RefCell::new(Log::default()),
            remembered: RefCell::new(Vec::new()),
            unreadable: RefCell::new(Vec::new()),
            awaited: RefCell::new(Vec::new()),
            used: Cell::new(None),
            checked: RefCell::new(None),
            journals: RefCell::default(),
        }
    }
}
