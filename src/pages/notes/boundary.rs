//! A boundary: what is all right, what is not, what I will do, and what happened with it.

use super::form::Form;
use super::kind::Noted;
use super::several::{Several, Texts};
use crate::content::{fill, workbook};
use crate::parts::{El, Near, Pick, View, button, day_field, day_label, el, hint, on, one, respected_words, value_of};
use crate::state::today;
use leptos::prelude::{RwSignal, Update, With};
use rethread_core::insight::{Day, Made};
use rethread_core::record::{Boundary, Came, Happening};

impl Noted for Boundary {
    const GUARDED: bool = true;

    fn of(made: Made) -> Option<Boundary> {
        match made {
            Made::Boundary(boundary) => Some(boundary),
            _ => None,
        }
    }

    fn made(self) -> Made {
        Made::Boundary(self)
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn heading() -> (&'static str, &'static str) {
        (workbook().boundary.title, workbook().boundary.lede)
    }

    fn fields(form: Form<Boundary>) -> View {
        let texts = &workbook().boundary;
        View::all([
            View::from(form.words(texts.not_fine, "", 2, |boundary| &mut boundary.not_fine)),
            form.words(texts.fine, "", 2, |boundary| &mut boundary.fine).into(),
            form.words(texts.will_do, texts.will_do_help, 2, |boundary| &mut boundary.will_do).into(),
            form.words(texts.say, texts.say_help, 2, |boundary| &mut boundary.say).into(),
            happened(form).into(),
            form.contexts().into(),
            form.more(true).into(),
        ])
    }
}

fn happened(form: Form<Boundary>) -> El {
    let texts = &workbook().boundary;
    let said = Texts { add: texts.add, out: texts.out, back: texts.back, moved: "" };
    let several = Several::new(form, |boundary| &mut boundary.happened, said);
    let add = |boundary: &mut Boundary| {
        let day = today().map(|day| day.as_str().to_owned()).unwrap_or_default();
        boundary.happened.push(Happening { day, ..Happening::default() });
    };
    el("section")
        .class("happened")
        .child(el("h2").text(texts.happened))
        .child(hint(texts.happened_help))
        .child(several.draw(add, move |place, _, happening| one_of(several, place, happening)))
}

fn one_of(several: Several<Boundary, Happening>, place: usize, happening: &Happening) -> El {
    let texts = &workbook().boundary;
    let number = (place + 1).to_string();
    let shown = RwSignal::new(happening.clone());
    let change = move |change: &dyn Fn(&mut Happening)| {
        several.edit(place, |happening| change(happening));
        shown.update(|happening| change(happening));
    };
    let name = several.name("first", place);
    let words = el("textarea")
        .attr("rows", "2")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("id", &name)
        .value(&happening.words)
        .on("input", move |event| {
            let words = value_of(&event);
            change(&|happening| happening.words.clone_from(&words));
        });
    let words = el("div").class("field").child(el("label").attr("for", &name).text(texts.words)).child(words);
    let day = on(move |day: String| change(&|happening| happening.day.clone_from(&day)));
    let day = day_field(workbook().form.day, Near::Behind, &happening.day, day);
    let options = Came::ALL.iter().map(|came| Pick::new(came.id(), respected_words(*came))).collect();
    let respected = on(move |id: String| {
        let came = Came::ALL.into_iter().find(|came| came.id() == id);
        change(&|happening| happening.respected = came);
    });
    let respected =
        one(workbook().fields.respected, options, happening.respected.map(Came::id).unwrap_or_default(), respected);
    let out = button("plain", texts.take_out, move || several.take_out(place))
        .attr("aria-label", &fill(texts.take_out_about, &[("number", &number)]));
    // What was noted before is read in a line; what is new stands open.
    let is_new = happening.words.trim().is_empty() && happening.respected.is_none();
    let summary = el("summary").live_text(move || shown.with(|happening| line(happening, &number)));
    let inside = el("div").child(words).child(day).child(respected).child(out);
    el("li")
        .class("several-one")
        .child(el("details").class("disclosure").attr_if("open", is_new.then_some("")).child(summary).child(inside))
}

/// When it was, whether it was respected, and its first words.
fn line(happening: &Happening, number: &str) -> String {
    let day = Day::parse(&happening.day).map(|day| day_label(&day));
    let respected = happening.respected.map(|came| respected_words(came).to_owned());
    let words = Some(crate::pages::row::shortened(&happening.words)).filter(|words| !words.is_empty());
    let all: Vec<String> = [day, respected, words].into_iter().flatten().collect();
    if all.is_empty() { fill(workbook().boundary.one, &[("number", number)]) } else { all.join(" · ") }
}
