//! What is written leaving this browser and coming back: backups, what other apps wrote, codes for a camera.
//!
//! Sent with the pages that need it. Everything here ends in the vault's own ways to add and to take away; nothing is
//! written past it.

pub mod codes;
pub mod moving_in;
pub mod restoring;
pub mod saving;

pub use crate::browser::chosen::{Chosen, chosen, forget};
pub use crate::browser::launched::on_launched;
