//! What is made to be taken along, as it is printed and as a file: both drawn from the same words.

use crate::content::{content, workbook};
use crate::parts::{El, View, button, el, written};
use crate::state::{print, save_text};
use leptos::prelude::{Get, RwSignal, Set};
use rethread_core::insight::sheet::{Item, Paper, html};

/// What the file is called: neither name nor kind of what stands in it.
const FILE: &str = "notes.html";
const MIME: &str = "text/html;charset=utf-8";

/// The parts of a record on paper.
pub fn parts(item: &Item) -> El {
    let parts = item
        .parts
        .iter()
        .map(|(label, said)| View::all([el("dt").attr("dir", "auto").text(label), el("dd").child(written(said))]));
    el("dl").children(parts)
}

/// The ways to take it along. `paper` is asked when one is gone.
pub fn ways(paper: impl Fn() -> Paper + 'static) -> View {
    let texts = &workbook().sheet;
    let saved = RwSignal::new(None::<bool>);
    let save = button("quiet", texts.save, move || {
        saved.set(Some(save_text(FILE, MIME, &html(&paper(), content().language))));
    });
    let said = move || match saved.get() {
        Some(true) => texts.saved.to_owned(),
        Some(false) => texts.refused.to_owned(),
        None => String::new(),
    };
    View::all([
        el("div").class("button-row ways").child(button("", texts.print, print)).child(save),
        el("p").class("noted").attr("aria-live", "polite").live_text(said),
    ])
}
