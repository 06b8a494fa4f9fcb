//! Running text and links out.

use crate::content::ui;
use leptos::prelude::*;

/// Paragraphs from a text whose paragraphs are separated by an empty line.
pub fn paragraphs(text: &str) -> AnyView {
    text.split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
        .map(|paragraph| view! { <p>{paragraph.trim().to_owned()}</p> })
        .collect_view()
        .into_any()
}

/// A link to another site, which opens only when pressed, in a tab of its own, and tells that site nothing.
pub fn outside_link(address: &str, words: &str) -> AnyView {
    view! {
        <a href=address.to_owned() target="_blank" rel="noreferrer noopener">
            {words.to_owned()}
            <span class="visually-hidden">{[" (", ui().common.outside, ")"].concat()}</span>
        </a>
    }
    .into_any()
}
