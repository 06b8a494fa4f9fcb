//! A sentence with gaps, shown as it grows, that can be copied.

use super::{El, On, View, button, el, fresh_id, on, short_field};
use crate::browser::{clipboard, document};
use crate::content::ui;
use leptos::prelude::{GetUntracked, RwSignal, Set, With};
use rethread_core::record::Gap;
use std::cell::RefCell;
use std::rc::Rc;

/// A field for each gap and the sentence they make; `labels` name the gaps, `changed` hears all of them.
pub fn sentence(labels: &[&str], gaps: Vec<Gap>, changed: On<Vec<Gap>>) -> View {
    let built = RwSignal::new(words_of(&gaps));
    let start = gaps.clone();
    let gaps = Rc::new(RefCell::new(gaps));
    let fields = start.into_iter().zip(labels).enumerate().map(|(place, (gap, label))| {
        let (gaps, changed) = (gaps.clone(), changed.clone());
        let typed = on(move |text: String| {
            if let Some(gap) = gaps.borrow_mut().get_mut(place) {
                gap.text = text;
            }
            let whole = gaps.borrow().clone();
            built.set(words_of(&whole));
            changed(whole);
        });
        short_field(&[&gap.words, " … "].concat(), label, &gap.text, typed)
    });
    let fields = View::all(fields);
    View::all([fields, growing(built).into()])
}

/// The sentence as it stands; empty while nothing has been put in.
fn words_of(gaps: &[Gap]) -> String {
    let filled = gaps.iter().any(|gap| !gap.text.trim().is_empty());
    if filled { Gap::sentence(gaps, "…") } else { String::new() }
}

fn growing(built: RwSignal<String>) -> El {
    let texts = &ui().practice;
    let id = fresh_id("sentence");
    let words = el("p").class("written").attr("id", &id).attr("dir", "auto").live_text(move || {
        built.with(|built| if built.is_empty() { texts.sentence_empty.into() } else { built.clone() })
    });
    let copy = button("quiet", texts.copy, move || {
        let id = id.clone();
        clipboard::copy(&built.get_untracked(), move |taken| {
            if !taken {
                clipboard::select(&id);
            }
            document::announce(if taken { texts.copied } else { texts.copy_marked });
        });
    });
    el("div")
        .class("built-sentence")
        .child(el("h2").text(texts.sentence_title))
        .child(words)
        .child(copy.shown(move || built.with(|built| !built.is_empty())))
}
