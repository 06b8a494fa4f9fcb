//! What looking for a record can come to.

/// What looking for a record came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<T> {
    /// It is here.
    Here(T),
    /// The copy at hand does not have it; the other one is being asked.
    Waiting,
    /// Both copies are damaged, or a newer version wrote it.
    Unreadable,
    /// There is none.
    Gone,
}

impl<T> Found<T> {
    /// The record, if it is here.
    pub fn here(self) -> Option<T> {
        match self {
            Found::Here(body) => Some(body),
            _ => None,
        }
    }
}
