//! A list of lines that grows as it is written, and whose order can be changed.

use super::{El, On, button, el, fresh_id, key_of, live, on, value_of};
use crate::browser::{document, events};
use crate::content::{fill, ui};
use leptos::prelude::{RwSignal, Track, Update};
use std::cell::RefCell;
use std::rc::Rc;

/// About how many letters a row of a narrow page holds.
const LETTERS: usize = 22;

/// Lines under a legend; `changed` hears the whole list after every change. Starts with one empty line.
///
/// With `ordered`, lines can be moved up and down.
pub fn lines(legend: &str, value: Vec<String>, ordered: bool, changed: On<Vec<String>>) -> El {
    let start = if value.is_empty() { vec![String::new()] } else { value };
    let list =
        Rc::new(List { id: fresh_id("lines"), all: RefCell::new(start), ordered, redraw: RwSignal::new(()), changed });
    let rows = {
        let list = list.clone();
        live(move || {
            list.redraw.track();
            let values = list.all.borrow().clone();
            let many = values.len();
            values.into_iter().enumerate().map(|(place, value)| row(&list, place, many, &value)).collect::<Vec<_>>()
        })
    };
    let add = {
        let list = list.clone();
        button("quiet", ui().practice.add_line, move || {
            let end = list.all.borrow().len();
            list.add(end);
        })
    };
    let add = add.attr("id", &list.name("add", 0));
    el("fieldset").class("group lines").child(el("legend").text(legend)).child(rows).child(add)
}

/// The lines, and what is needed to draw them anew. Typing changes them and leaves the fields alone.
struct List {
    id: String,
    all: RefCell<Vec<String>>,
    ordered: bool,
    redraw: RwSignal<()>,
    changed: On<Vec<String>>,
}

impl List {
    fn name(&self, part: &str, place: usize) -> String {
        [&self.id, "-", part, "-", &place.to_string()].concat()
    }

    /// Draws it anew and then puts the focus on one of its parts.
    fn draw(&self, part: &str, place: usize) {
        self.redraw.update(|()| ());
        let id = self.name(part, place);
        events::later(0, move || document::focus(&id));
    }

    fn tell(&self) {
        let whole = self.all.borrow().clone();
        (self.changed)(whole);
    }

    fn set(&self, place: usize, value: String) {
        if let Some(line) = self.all.borrow_mut().get_mut(place) {
            *line = value;
        }
        self.tell();
    }

    fn add(&self, place: usize) {
        let place = place.min(self.all.borrow().len());
        self.all.borrow_mut().insert(place, String::new());
        self.draw("line", place);
    }

    fn take_out(&self, place: usize) {
        if place < self.all.borrow().len() {
            self.all.borrow_mut().remove(place);
        }
        self.tell();
        let number = (place + 1).to_string();
        document::announce(&fill(ui().practice.line_out, &[("number", &number)]));
        let left = self.all.borrow().len();
        let (part, place) = if left == 0 { ("add", 0) } else { ("line", place.min(left - 1)) };
        self.draw(part, place);
    }

    fn swap(&self, from: usize, to: usize) {
        let many = self.all.borrow().len();
        if from >= many || to >= many {
            return;
        }
        self.all.borrow_mut().swap(from, to);
        self.tell();
        let (old, new) = ((from + 1).to_string(), (to + 1).to_string());
        document::announce(&fill(ui().practice.line_moved, &[("from", &old), ("to", &new)]));
        // The way it was moved, so that it can be pressed again; the other one at an end, where that way is closed.
        let up = to != 0 && (to + 1 == many || to < from);
        self.draw(if up { "up" } else { "down" }, to);
    }
}

fn row(list: &Rc<List>, place: usize, many: usize, value: &str) -> El {
    let texts = &ui().practice;
    let number = (place + 1).to_string();
    let called = |words: &str| fill(words, &[("number", &number)]);
    let (typed, keyed) = (list.clone(), list.clone());
    // A line that is long is read in several; Enter begins the next.
    let rows = value.chars().count() / LETTERS + 1;
    let input = el("textarea")
        .attr("rows", &rows.to_string())
        .attr("id", &list.name("line", place))
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("aria-label", &called(texts.line))
        .value(value)
        .on("input", move |event| typed.set(place, value_of(&event).replace('\n', " ")))
        .on("keydown", move |event| {
            if key_of(&event) == "Enter" {
                event.prevent_default();
                keyed.add(place + 1);
            }
        });
    let tool = |part: &str, sign: &str, words: &str, act: On<()>| {
        let button = button("plain", sign, move || act(())).attr("aria-label", &called(words));
        button.attr("id", &list.name(part, place))
    };
    let (up, down, out) = (list.clone(), list.clone(), list.clone());
    let up = (list.ordered && place > 0)
        .then(|| tool("up", "↑", texts.line_up, on(move |()| up.swap(place, place.saturating_sub(1)))));
    let down = (list.ordered && place + 1 < many)
        .then(|| tool("down", "↓", texts.line_down, on(move |()| down.swap(place, place + 1))));
    let out = tool("out", "×", texts.remove_line, on(move |()| out.take_out(place)));
    let tools = if list.ordered && many > 1 { "line-tools three" } else { "line-tools" };
    el("div").class("line").child(input).child(el("div").class(tools).child(up).child(down).child(out))
}
