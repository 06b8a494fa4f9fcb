//! How what is written is kept, locked, saved and moved: one page a part.

mod advice;
mod check;
mod copies;
mod delete;
mod devices;
mod file;
mod held;
mod install;
mod lock;
mod lock_forms;
mod lock_words;
mod moving_in;
mod moving_in_table;
mod moving_in_words;
mod name;
mod passphrases;
mod restore;
mod restore_flow;
mod restore_words;
mod room;
mod safe;
mod sitting;
mod undoing;
mod ways;

use crate::pages::missing;
use crate::parts::View;

/// Parts that are sent apart from the others, by their ids.
pub const CARRYING: &[&str] = &["devices", "moving-in"];

/// A part that is sent apart from the others.
pub fn carrying(id: &str) -> View {
    match id {
        "devices" => devices::devices(),
        "moving-in" => moving_in::moving_in(),
        _ => missing::unknown(),
    }
}

/// A part by its id, or what they come to together.
pub fn part(id: Option<&str>) -> View {
    match id {
        None => safe::safe(),
        Some("file") => file::file(),
        Some("lock") => lock::lock(),
        Some("restore") => restore::restore(),
        Some("name") => name::names(),
        Some("install") => install::install(),
        Some("sitting") => sitting::sitting(false),
        Some("kept") => sitting::sitting(true),
        Some("delete") => delete::delete(),
        _ => missing::unknown(),
    }
}
