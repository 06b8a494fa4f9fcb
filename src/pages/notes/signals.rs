//! What signals turned out to be, counted above their list: calm ones, loud ones, and by place in the body.

use crate::content::{content, fill, workbook};
use crate::parts::{Bar, Bars, El, View, bars, bullets, el, hint, live, loudness_words};
use crate::state::Gathering;
use rethread_core::insight::calibration::Counts;
use rethread_core::insight::signals::{LookedBack, looked_back as count};
use rethread_core::insight::{Gathered, Made};

/// The section; nothing while there is no signal.
pub fn looked_back() -> View {
    let gathering = Gathering::here();
    live(move || gathering.whole(drawn).unwrap_or_else(View::nothing))
}

fn drawn(gathered: &Gathered) -> View {
    let texts = &workbook().signals;
    let (mut all, mut open) = (0_usize, 0_usize);
    for known in gathered.newest() {
        if let Made::Signal(signal) = &known.made {
            all += 1;
            open += usize::from(signal.outcome.came.is_none());
        }
    }
    if all == 0 {
        return View::nothing();
    }
    let inside = if all == open { hint(texts.later) } else { counted(&count(gathered.newest()), all - open, open) };
    el("section").child(el("h2").text(texts.title)).child(inside).into()
}

fn counted(found: &LookedBack, told: usize, open: usize) -> El {
    let texts = &workbook().signals;
    let rests = fill(texts.rests, &[("count", &told.to_string()), ("open", &open.to_string())]);
    let kinds = found.by_loudness.iter().filter(|(_, counts)| all_of(counts) > 0);
    let lines: Vec<String> = kinds.map(|(loudness, counts)| in_words(loudness_words(*loudness), counts)).collect();
    let picture = found.is_enough().then(|| pictures(found));
    el("div")
        .child(el("p").text(&rests))
        .child(bullets(lines.iter().map(String::as_str)))
        .child(picture)
        .child(hint(texts.yours))
}

fn all_of(counts: &Counts) -> usize {
    counts.told() + counts.unclear
}

fn in_words(kind: &str, counts: &Counts) -> String {
    let number = |count: usize| count.to_string();
    let words = [
        ("kind", &*[kind, "."].concat()),
        ("yes", &*number(counts.yes)),
        ("partly", &*number(counts.partly)),
        ("no", &*number(counts.no)),
        ("unclear", &*number(counts.unclear)),
    ];
    fill(workbook().signals.line, &words)
}

fn pictures(found: &LookedBack) -> View {
    let texts = &workbook().signals;
    let parts = [texts.yes, texts.partly, texts.no, texts.unclear];
    let bar = |label: &str, counts: &Counts| Bar {
        label: label.to_owned(),
        counts: vec![counts.yes, counts.partly, counts.no, counts.unclear],
    };
    let kinds: Vec<Bar> =
        found.by_loudness.iter().map(|(loudness, counts)| bar(loudness_words(*loudness), counts)).collect();
    let name =
        |id: &String| content().places.iter().find(|place| place.id == *id).map_or(id.clone(), |at| at.text.into());
    let places: Vec<Bar> = found.by_place.iter().map(|(place, counts)| bar(&name(place), counts)).collect();
    let by_place = (!places.is_empty())
        .then(|| bars(&Bars { title: texts.places_bars, what: texts.places, parts: &parts, bars: &places }));
    View::all([
        View::from(bars(&Bars { title: texts.bars, what: texts.what, parts: &parts, bars: &kinds })),
        by_place.into(),
    ])
}
