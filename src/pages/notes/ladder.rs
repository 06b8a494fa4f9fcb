//! A ladder: steps of the person's own from small to large, each of which can be tried as a prediction.

use super::form::Form;
use super::kind::Noted;
use super::several::{Several, Texts};
use crate::content::{fill, workbook};
use crate::pages::row;
use crate::parts::{El, Ends, View, button, came_words, el, hint, link, live, on, scale, value_of};
use crate::route::Route;
use crate::state::{Gathering, Store};
use leptos::prelude::{Get, RwSignal, Set};
use rethread_core::insight::{Known, Made};
use rethread_core::record::{Body, Ladder, Prediction, Rung};

/// The most a step can be.
const MOST: u8 = 10;

impl Noted for Ladder {
    const GUARDED: bool = true;

    fn of(made: Made) -> Option<Ladder> {
        match made {
            Made::Ladder(ladder) => Some(ladder),
            _ => None,
        }
    }

    fn made(self) -> Made {
        Made::Ladder(self)
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }

    fn heading() -> (&'static str, &'static str) {
        (workbook().ladder.title, workbook().ladder.lede)
    }

    fn fields(form: Form<Ladder>) -> View {
        let texts = &workbook().ladder;
        View::all([
            View::from(form.words(texts.goal, texts.goal_help, 2, |ladder| &mut ladder.title)),
            steps(form).into(),
            rest(form).into(),
            form.contexts().into(),
            form.more(true).into(),
        ])
    }
}

fn steps(form: Form<Ladder>) -> El {
    let texts = &workbook().ladder;
    let said = Texts { add: texts.add, out: texts.step_out, back: texts.step_back, moved: texts.step_moved };
    let several = Several::new(form, |ladder| &mut ladder.rungs, said);
    let add = |ladder: &mut Ladder| {
        ladder.add("");
    };
    el("section")
        .class("rungs")
        .child(el("h2").text(texts.steps))
        .child(hint(texts.steps_help))
        .child(several.draw(add, move |place, many, rung| step(several, form, place, many, rung)))
}

fn step(several: Several<Ladder, Rung>, form: Form<Ladder>, place: usize, many: usize, rung: &Rung) -> El {
    let texts = &workbook().ladder;
    let number = (place + 1).to_string();
    let called = |words: &str| fill(words, &[("number", &number)]);
    let name = several.name("first", place);
    let words = el("textarea")
        .attr("rows", "2")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("id", &name)
        .value(&rung.words)
        .on("input", move |event| several.edit(place, |rung| rung.words = value_of(&event)));
    let label = el("label").attr("for", &name).text(&called(texts.step));
    let resting = rung.paused.then(|| hint(texts.step_rests));
    let tool = |part: &str, words: &str, sign: &str, press: crate::parts::On<()>| {
        let tool = button("plain", sign, move || press(())).attr("aria-label", &called(words));
        tool.attr("id", &several.name(part, place))
    };
    let up = (place > 0).then(|| tool("up", texts.up, "↑", on(move |()| several.shift(place, true))));
    let down = (place + 1 < many).then(|| tool("down", texts.down, "↓", on(move |()| several.shift(place, false))));
    let out = tool("out", texts.take_out, "×", on(move |()| several.take_out(place)));
    let (pause, pause_label) =
        if rung.paused { (texts.go_on, texts.go_on_about) } else { (texts.pause, texts.pause_about) };
    let pause = tool(
        "pause",
        pause_label,
        pause,
        on(move |()| several.edit_and_draw(place, |rung| rung.paused = !rung.paused, "pause")),
    );
    el("li")
        .class(if rung.paused { "several-one resting" } else { "several-one" })
        .child(el("div").class("field").child(label).child(resting).child(words))
        .child(size(several, place, rung.size))
        .child(el("div").class("several-tools").child(up).child(down).child(pause).child(out))
        .child(tried(form, rung.id.clone(), number.clone()))
}

fn size(several: Several<Ladder, Rung>, place: usize, size: Option<u8>) -> El {
    let texts = &workbook().ladder;
    let shown = RwSignal::new(size);
    let words = move || match shown.get() {
        Some(size) => fill(texts.size_said, &[("number", &size.to_string()), ("most", &MOST.to_string())]),
        None => texts.size_open.to_owned(),
    };
    let ends = Ends { low: texts.size_low, high: texts.size_high, most: MOST };
    let changed = on(move |size: Option<u8>| {
        several.edit(place, |rung| rung.size = size);
        shown.set(size);
    });
    let inside = scale(texts.size, ends, size, changed);
    el("details").class("disclosure").child(el("summary").live_text(words)).child(inside)
}

/// What was tried on a step, with what was feared beside what came, and the way to try it.
fn tried(form: Form<Ladder>, rung: String, number: String) -> View {
    let texts = &workbook().ladder;
    let (store, gathering) = (Store::here(), Gathering::here());
    live(move || {
        store.track();
        let Some(id) = form.draft.id() else { return View::nothing() };
        let begin = row::begin(Prediction::KIND, Some(&[id.as_str(), "~", &rung].concat()));
        let begin = begin.map(|place| {
            let label = fill(texts.try_it_about, &[("number", &number)]);
            el("p").class("no-print").child(link("", &place, texts.try_it).attr("aria-label", &label))
        });
        let rows = gathering.whole(|gathered| {
            let of_step = |known: &&Known| match &known.made {
                Made::Prediction(prediction) => {
                    prediction.rung.as_deref() == Some(&*rung) && prediction.ties.from.as_deref() == Some(id.as_str())
                }
                _ => false,
            };
            gathered.by_kind().filter(of_step).map(one_try).collect::<Vec<El>>()
        });
        let rows = rows.unwrap_or_default();
        let rows = (!rows.is_empty()).then(|| el("ul").class("rows tried").children(rows));
        View::all([View::from(rows), begin.into()])
    })
}

fn one_try(known: &Known) -> El {
    let texts = &workbook().ladder;
    let Made::Prediction(prediction) = &known.made else { return el("li") };
    let likely = prediction.likely.map(|likely| fill(texts.expected, &[("number", &likely.to_string())]));
    let came = match prediction.outcome.came {
        Some(came) => came_words(came),
        None => texts.came_open,
    };
    let about = [likely, Some(came.to_owned())].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let about = (!known.is_hidden()).then(|| el("span").class("hint").text(&about));
    el("li")
        .class("entry-row")
        .child(link("row-words", &Route::Note(known.id.to_string()), &row::opening(&known.made)).attr("dir", "auto"))
        .child(about)
}

/// The way to let all of it rest.
fn rest(form: Form<Ladder>) -> El {
    let texts = &workbook().ladder;
    let resting = RwSignal::new(form.now().paused);
    let press = button("quiet", "", move || {
        form.draft.edit(|ladder| ladder.paused = !ladder.paused);
        resting.set(form.now().paused);
    });
    let words = move || if resting.get() { texts.all_rests.to_owned() } else { String::new() };
    el("div")
        .class("rest")
        .child(press.live_text(move || if resting.get() { texts.all_go_on } else { texts.all_pause }.to_owned()))
        .child(el("p").class("hint").attr("aria-live", "polite").live_text(words))
}
