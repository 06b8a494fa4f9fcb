//! One exercise before it is begun: what it is for, how deep it goes, what supports it, and earlier times.

use super::{missing, practices::facts};
use crate::content::{fill, library, ui, workbook};
use crate::parts::{
    El, View, button, details, el, heading, hint, link, live, outside_link, page, paragraphs, when_label,
};
use crate::route::Route;
use crate::state::{Draft, Gathering, People, Place, Store, go};
use leptos::prelude::{Get, RwSignal, Update};
use rethread_core::content::{Depth, Exercise, Step, StepKind};
use rethread_core::insight::{Known, Made, carry};
use rethread_core::record::{Body, Practice};
use rethread_core::vault::{RecordId, State};

/// Earlier times drawn at first and with each press.
const SHARE: usize = 20;

/// The whole page.
pub fn exercise(id: &str) -> View {
    let Some(exercise) = library().exercise(id) else { return missing::unknown() };
    let texts = &ui().practice;
    let common = &ui().common;
    let depth = match exercise.depth {
        Depth::Gentle => common.depth_gentle_about,
        Depth::Moderate => common.depth_moderate_about,
        Depth::Deep => common.depth_deep_about,
    };
    let references = exercise.references.iter().map(|found| el("li").child(outside_link(found.url, found.text)));
    let why = View::all([
        paragraphs(exercise.why),
        el("h2").text(texts.references).into(),
        el("ul").class("references").children(references).into(),
    ]);
    page("exercise")
        .child(heading(exercise.title))
        .child(el("p").class("lede").text(exercise.purpose))
        .child(facts(exercise.depth, exercise.minutes))
        .child(el("p").text(depth))
        .child(exercise.danger_first.then(|| el("p").class("notice").text(texts.danger_note)))
        .child(ways_in(exercise))
        .child(details(texts.why, el("div").child(why)))
        .child(earlier(exercise.id))
        .into()
}

fn ways_in(exercise: &'static Exercise) -> El {
    let texts = &ui().practice;
    let resume = under_way(Store::here(), exercise.id).into_iter().next();
    let resume = resume.map(|id| link("button", &Route::Run(id.to_string()), texts.continue_it));
    let (class, words) = if resume.is_some() { ("quiet", texts.begin_again) } else { ("", texts.begin) };
    let begin = button(class, words, move || {
        let practice = Practice { exercise: exercise.id.into(), title: exercise.title.into(), ..Practice::default() };
        let draft = Draft::fresh(Store::here(), practice, State::Open);
        draft.keep();
        if let Some(id) = draft.id() {
            go(&Route::Run(id.to_string()));
        }
    });
    el("div").class("button-row").child(resume).child(begin)
}

/// A run of the exercise with this id, started from another record, whose words come along.
pub fn begun_from(exercise: &str, from: Option<&str>) -> View {
    let Some(exercise) = library().exercise(exercise) else { return missing::unknown() };
    let store = Store::here();
    let source = from.and_then(RecordId::parse).and_then(|id| Some((Gathering::of(store).full(&id)?, id)));
    let takes_words = |step: &&Step| matches!(step.kind, StepKind::Short | StepKind::Long | StepKind::Pick { .. });
    let asked = |id: &str| {
        let step = exercise.steps.iter().find(|step| step.id == id).filter(takes_words);
        step.map(|step| step.title.to_owned())
    };
    let mut practice = match &source {
        Some((made, id)) => carry::started_practice(exercise.id, exercise.title, id.as_str(), made, asked),
        None => Practice { exercise: exercise.id.into(), title: exercise.title.into(), ..Practice::default() },
    };
    let named = source.as_ref().and_then(|(made, _)| made.people().first().map(|id| (*id).to_owned()));
    let who = exercise.steps.iter().find(|step| matches!(step.kind, StepKind::Person));
    if let (Some(id), Some(step)) = (named, who)
        && let Some(alias) = People::of(store).alias(&id)
    {
        practice.name(step.id, step.title, alias);
        practice.person = Some(id);
    }
    let draft = Draft::fresh(store, practice, State::Open);
    draft.keep();
    let Some(id) = draft.id() else { return missing::gone() };
    // Going back from the practice leads to what it was started from, not to a second beginning.
    if let Some(place) = Place::here() {
        place.becomes(Route::Run(id.to_string()));
    }
    super::run::run(id.as_str())
}

/// Runs of an exercise that are under way, newest first. Only what is open is read.
fn under_way(store: Store, exercise: &str) -> Vec<RecordId> {
    let of_this =
        |id: &RecordId| store.load::<Practice>(id).here().is_some_and(|practice| practice.exercise == exercise);
    let open = store.list(Practice::KIND).into_iter().filter(|listed| listed.state == State::Open);
    open.map(|listed| listed.id).filter(|id| of_this(id)).collect()
}

/// Earlier times, a share at a time, once everything is gathered.
fn earlier(exercise: &'static str) -> View {
    let texts = &ui().practice;
    let gathering = Gathering::here();
    let shown = RwSignal::new(SHARE);
    live(move || {
        let many = shown.get();
        let of_this = |known: &&Known| matches!(&known.made, Made::Practice(run) if run.exercise == exercise);
        let found = gathering.whole(|gathered| {
            let mut all = gathered.newest().filter(of_this);
            let rows: Vec<El> = all.by_ref().take(many).map(earlier_row).collect();
            (rows, all.next().is_some())
        });
        let Some((rows, more)) = found.filter(|(rows, _)| !rows.is_empty()) else { return View::nothing() };
        let more =
            more.then(|| button("quiet", workbook().tools.earlier, move || shown.update(|shown| *shown += SHARE)));
        let rows = el("ul").class("rows").children(rows);
        el("section").child(el("h2").text(texts.earlier)).child(rows).child(more).into()
    })
}

fn earlier_row(known: &Known) -> El {
    let texts = &ui().practice;
    let place = Route::Practice(known.id.to_string());
    let words = fill(texts.earlier_line, &[("day", &when_label(known.at))]);
    let open = (known.state == State::Open).then(|| hint(texts.unfinished));
    el("li").class("entry-row").child(link("", &place, &words)).child(open)
}
