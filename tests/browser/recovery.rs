//! The texts of the page for when the app cannot open, which the app itself never shows.

use xtask::content::authored;
use xtask::site::Site;

/// A text of that page.
pub fn text(key: &str) -> String {
    let authored = authored(&Site::default()).expect("content that is in order");
    authored.ui_text("recovery", key).expect("a text of that page").to_string()
}
