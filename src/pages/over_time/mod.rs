//! What was written, over time and in one place: looking for it, days and months of it, what helps, and taking it along
//! on paper.

mod calendar_events;
mod calendar_file;
mod calms;
mod card_lines;
mod cards;
mod check_ins;
mod find;
mod look;
mod on_paper;
mod sheet;
pub mod sheet_words;

use crate::pages::missing;
use crate::parts::View;

pub use find::find;
pub use look::look;

/// Tools of the workbook that are drawn here, by their ids.
pub const TOOLS: &[&str] = &["calms", "check-ins", "session-sheet", "calendar-file", "safety-card", "supporter-card"];

/// A tool that reads much of what was written.
pub fn tool(id: &str) -> View {
    match id {
        "calms" => calms::page_of(),
        "check-ins" => check_ins::page_of(),
        "session-sheet" => sheet::page_of(),
        "calendar-file" => calendar_file::page_of(),
        "safety-card" => cards::safety(),
        "supporter-card" => cards::supporter(),
        _ => missing::unknown(),
    }
}
