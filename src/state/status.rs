//! How what was written last is kept, in the few states that a person needs to know apart.

/// The state of the last words written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Status {
    /// Both copies hold everything.
    #[default]
    Saved,
    /// On the way to both copies.
    Saving,
    /// Only localStorage could be written.
    OnlyLocal,
    /// Only the safety copy could be written.
    OnlySafety,
    /// Neither could be written.
    OnlyMemory,
}

impl Status {
    /// A name for the style sheet.
    pub fn id(self) -> &'static str {
        match self {
            Status::Saved => "saved",
            Status::Saving => "saving",
            Status::OnlyLocal => "only-local",
            Status::OnlySafety => "only-safety",
            Status::OnlyMemory => "only-memory",
        }
    }
}

/// Which copies answered when they were last asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copies {
    /// localStorage.
    pub local: bool,
    /// IndexedDB.
    pub safety: bool,
}
