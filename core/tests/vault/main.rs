//! The vault through its public face: over shelves that fail, lie, forget and die, by two tabs, for a long time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod backup_files;
mod backup_merging;
mod backup_restoring;
mod bad_input;
mod by_hand;
mod compaction;
mod damage;
mod judge;
mod lived;
mod lock;
mod machine;
mod many;
mod merging;
mod opening;
mod room;
mod saving;
mod shelves;
mod size;
mod tabs;
mod world;
