//! The texts of pages that the app itself never shows: the one for when it cannot open, and those for frames.

use xtask::content::authored;
use xtask::site::Site;

/// A text of the page for when the app cannot open.
pub fn text(key: &str) -> String {
    text_of("recovery", key)
}

/// A text of any such page.
pub fn text_of(page: &str, key: &str) -> String {
    let authored = authored(&Site::default()).expect("content that is in order");
    authored.ui_text(page, key).expect("a text of that page").to_string()
}
