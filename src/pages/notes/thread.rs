//! What a record grew from and what grew from it.

use crate::parts::View;

/// The whole page.
pub fn thread(_id: &str) -> View {
    View::nothing()
}
