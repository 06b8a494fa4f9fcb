//! What calms me: steadying practices, those first that calmed most by this person's own ratings, each begun in one tap.

use crate::content::{content, fill, workbook};
use crate::pages::row;
use crate::parts::{El, View, el, heading, hint, in_tenths, link, live, page};
use crate::route::Route;
use crate::state::{Gathering, name_tab};
use rethread_core::content::ExerciseCard;
use rethread_core::insight::calms::{Calmed, ENOUGH, calms, higher_is_calmer};

/// The group of practices that steady.
const STEADY: &str = "steady";

/// The page. What can be begun is there at once; what the ratings say comes when all is gathered.
pub fn page_of() -> View {
    let texts = &workbook().calms;
    name_tab(texts.title);
    let gathering = Gathering::here();
    let inside = live(move || {
        let ranked = gathering.whole(|gathered| calms(gathered.by_kind(), higher_is_calmer));
        let waiting = ranked.is_none().then(row::gathering);
        let ranked = ranked.unwrap_or_default();
        let (known, few): (Vec<&Calmed>, Vec<&Calmed>) = ranked.iter().partition(|calmed| calmed.runs >= ENOUGH);
        let steady = content().exercises.iter().filter(|card| card.group == STEADY);
        let others = steady.filter(|card| !known.iter().any(|calmed| calmed.exercise == card.id));
        let others: Vec<El> =
            others.map(|card| other(card, few.iter().find(|calmed| calmed.exercise == card.id).copied())).collect();
        let known: Vec<El> = known.into_iter().filter_map(ranked_one).collect();
        let rests = (!known.is_empty()).then(|| hint(texts.rests_on));
        let title = if known.is_empty() { texts.all } else { texts.others };
        let known = (!known.is_empty()).then(|| {
            let list = el("ol").class("calms").children(known);
            el("section").child(el("h2").text(texts.ranked)).child(rests).child(list)
        });
        let others = (!others.is_empty())
            .then(|| el("section").child(el("h2").text(title)).child(el("ul").class("calms").children(others)));
        View::all([View::from(known), others.into(), waiting.into()])
    });
    page("calming")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(inside)
        .child(hint(texts.danger))
        .into()
}

/// A practice with what the ratings came to.
fn ranked_one(calmed: &Calmed) -> Option<El> {
    let texts = &workbook().calms;
    let card = content().exercise(&calmed.exercise)?;
    let words = match calmed.calmer {
        1.. => texts.calmer,
        0 => texts.same,
        _ => texts.less,
    };
    let by = in_tenths(calmed.calmer.unsigned_abs());
    let runs = calmed.runs.to_string();
    let words = fill(words, &[("number", &by), ("runs", &runs)]);
    let (more, same, less) = calmed.turned;
    let values = [("more", &*more.to_string()), ("same", &*same.to_string()), ("less", &*less.to_string())];
    let turned = fill(texts.turned, &values);
    Some(start(card).child(el("p").text(&words)).child(hint(&turned)))
}

/// A practice that was not rated often enough to be put in an order.
fn other(card: &ExerciseCard, rated: Option<&Calmed>) -> El {
    let rated = rated.map(|_| hint(workbook().calms.once));
    start(card).child(hint(card.purpose)).child(rated)
}

/// Its name, and the way to begin it at once.
fn start(card: &ExerciseCard) -> El {
    let texts = &workbook().calms;
    let label = fill(texts.begin_about, &[("title", card.title)]);
    let place = Route::Begin(card.id.to_owned(), None);
    let minutes = fill(texts.minutes, &[("minutes", &card.minutes.to_string())]);
    el("li").class("calm-one").child(
        el("div")
            .class("calm-head")
            .child(el("h3").text(card.title).text(" ").child(el("span").class("hint").text(&minutes)))
            .child(link("button", &place, texts.begin).attr("aria-label", &label)),
    )
}
