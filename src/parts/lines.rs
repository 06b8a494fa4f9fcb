//! A list of lines that grows as it is written.

use super::{El, On, button, el, live, value_of};
use crate::content::{fill, ui};
use leptos::prelude::{RwSignal, Track, Update};
use std::cell::RefCell;
use std::rc::Rc;

/// Lines under a legend; `changed` hears the whole list after every change. Starts with one empty line.
pub fn lines(legend: &str, value: Vec<String>, changed: On<Vec<String>>) -> El {
    let texts = &ui().practice;
    let start = if value.is_empty() { vec![String::new()] } else { value };
    let all = Rc::new(RefCell::new(start));
    // Typing changes the list and leaves the fields alone; only adding and taking out draws them anew.
    let redraw = RwSignal::new(());
    let rows = {
        let all = all.clone();
        live(move || {
            redraw.track();
            let values = all.borrow().clone();
            let row = |(place, value)| row(place, value, &all, &changed, redraw);
            values.into_iter().enumerate().map(row).collect::<Vec<_>>()
        })
    };
    let add = button("quiet", texts.add_line, move || {
        all.borrow_mut().push(String::new());
        redraw.update(|()| ());
    });
    el("fieldset").class("group lines").child(el("legend").text(legend)).child(rows).child(add)
}

fn row(
    place: usize,
    value: String,
    all: &Rc<RefCell<Vec<String>>>,
    changed: &On<Vec<String>>,
    redraw: RwSignal<()>,
) -> El {
    let texts = &ui().practice;
    let number = (place + 1).to_string();
    let (typed_all, typed) = (all.clone(), changed.clone());
    let input = el("input")
        .attr("type", "text")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("aria-label", &fill(texts.line, &[("number", &number)]))
        .value(&value)
        .on("input", move |event| {
            if let Some(line) = typed_all.borrow_mut().get_mut(place) {
                *line = value_of(&event);
            }
            let whole = typed_all.borrow().clone();
            typed(whole);
        });
    let (all, changed) = (all.clone(), changed.clone());
    let take_out = button("plain", "×", move || {
        let in_place = place < all.borrow().len();
        if in_place {
            all.borrow_mut().remove(place);
        }
        let whole = all.borrow().clone();
        changed(whole);
        redraw.update(|()| ());
    });
    let take_out = take_out.attr("aria-label", &fill(texts.remove_line, &[("number", &number)]));
    el("div").class("line").child(input).child(take_out)
}
