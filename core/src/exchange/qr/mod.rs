//! Moving what is written from one screen to another device's camera, as a sequence of QR codes.
//!
//! Pure: bytes become parts ([`split`]), parts become codes to be drawn ([`Codes`]), pictures become texts ([`read`]),
//! and texts become the bytes again ([`Collector`]). What is moved is sealed before it comes here.

pub mod base45;
mod code;
mod collector;
mod lens;
mod part;
mod read;
mod split;
mod symbol;

pub use code::{Code, Codes, QUIET};
pub use collector::{Collector, Progress, Taken};
pub use lens::{Lens, NoPicture};
pub use part::{Digest, MOST_BYTES, MOST_PARTS, NoPart, Part, digest};
pub use read::{read, read_still};
pub use split::{Grain, TooLarge, split};
