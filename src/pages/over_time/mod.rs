//! What was written, over time and in one place: looking for it, days and months of it, what helps, and taking it along
//! on paper.

mod card_lines;
mod cards;

use crate::pages::missing;
use crate::parts::View;

/// Tools of the workbook that are drawn here, by their ids.
pub const TOOLS: &[&str] = &["calms", "check-ins", "session-sheet", "calendar-file", "safety-card", "supporter-card"];

/// A tool that reads much of what was written.
pub fn tool(id: &str) -> View {
    match id {
        "supporter-card" => cards::supporter(),
        "safety-card" => cards::safety(),
        _ => missing::unknown(),
    }
}

/// Looking for something written.
pub fn find() -> View {
    View::nothing()
}

/// A week, a month or a year.
pub fn look(_span: Option<&str>) -> View {
    View::nothing()
}
