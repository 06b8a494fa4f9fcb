//! The people somebody wrote about, and everything written about one of them.

use crate::parts::View;

/// Everybody.
pub fn people() -> View {
    View::nothing()
}

/// One of them.
pub fn person(_id: &str) -> View {
    View::nothing()
}
