//! What was written, over time and in one place: looking for it, days and months of it, what helps, and taking it along
//! on paper.

mod find;
mod look;

use crate::parts::View;

pub use find::find;
pub use look::look;

/// Tools of the workbook that are drawn here, by their ids.
pub const TOOLS: &[&str] = &["calms", "check-ins", "session-sheet", "calendar-file", "safety-card", "supporter-card"];

/// A tool that reads much of what was written.
pub fn tool(_id: &str) -> View {
    View::nothing()
}
