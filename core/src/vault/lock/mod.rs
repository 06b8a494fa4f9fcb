//! The lock: a passphrase opens a header, the header gives the data key, and the data key seals every name and value.
//!
//! Sealing is a shelf around a shelf ([`Sealing`]), so that the vault never knows. Ciphers and hashes are
//! those of RustCrypto; here stands only what is sealed with which key. Argon2id itself runs elsewhere and hands in
//! its result ([`Kek`]).
//!
//! | key | from | for |
//! |---|---|---|
//! | of the passphrase | Argon2id, parameters and salt in the [`Header`] | the data key |
//! | data key | chance | what follows, by keyed BLAKE2b |
//! | value, name, earlier keys | the data key | XChaCha20-Poly1305 of each |
//! | name nonce | the data key | keyed BLAKE2b of the plain key |

mod changing;
mod header;
mod headers;
mod keyring;
mod keys;
mod name;
mod quiet;
mod sealed;
mod sealing;
mod stash;
mod turning;

pub use crate::keys::Params;
pub use header::{HEADER_PREFIX, Header, HeaderError, SALT};
pub use headers::{Headers, Need, Tried};
pub use keyring::{Keyring, LockState};
pub use keys::{Kek, Keys, Random};
pub use name::SEALED_PREFIX;
pub use sealing::Sealing;
pub use turning::Turned;
