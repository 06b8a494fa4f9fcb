//! The exercise player: one screen at a time, any of which can be skipped, gone back to, or stopped at.
//!
//! Which screens are open is decided by `rethread_core::insight::player` alone.

use super::answered::recalled;
use super::notes::carried;
use super::{missing, run_gate, run_step};
use crate::content::{content, fill, library, ui};
use crate::parts::{El, View, breath, button, card, el, heading, link, live, page, paragraphs, senses};
use crate::route::Route;
use crate::state::{Draft, Known, People, Store, announce, focus_heading, go};
use leptos::prelude::{Get, GetUntracked, RwSignal, Set, Update};
use rethread_core::content::{Exercise, StepKind};
use rethread_core::insight::Made;
use rethread_core::insight::player::{self, Screen};
use rethread_core::record::{Practice, Safety};
use rethread_core::vault::{RecordId, State};

/// A practice under way and where it stands.
#[derive(Clone, Copy)]
pub struct Run {
    /// What is practised.
    pub exercise: &'static Exercise,
    /// The record of it.
    pub draft: Draft<Practice>,
    people: People,
    at: RwSignal<usize>,
}

impl Run {
    /// The screens that are open now, by this run and by what is known of whoever it is about.
    pub fn screens(self) -> Vec<Screen> {
        let known = self.known().map(|(answer, _)| answer);
        player::screens(self.exercise, self.draft.with(|practice| player::standing(practice.safety, known)))
    }

    /// What was answered about danger from whoever it is about, in this run or another, and when.
    pub fn known(self) -> Option<Known> {
        self.draft
            .with(|practice| self.people.danger(practice.person.as_deref(), &player::named(self.exercise, practice)))
    }

    /// The aliases of whoever it is about.
    pub fn named(self) -> Vec<String> {
        self.draft.with(|practice| player::named(self.exercise, practice).into_iter().map(str::to_owned).collect())
    }

    /// Goes on to the next screen.
    pub fn go_on(self) {
        self.meet();
        self.move_to(player::next(&self.screens(), self.at.get_untracked()));
    }

    /// Moves to a screen, keeps that place, and reads the new heading out.
    pub fn move_to(self, place: usize) {
        self.meet();
        let screens = self.screens();
        let place = place.min(screens.len().saturating_sub(1));
        let Some(screen) = screens.get(place) else { return };
        let id = screen.id();
        self.draft.edit(|practice| practice.at = id.to_owned());
        if matches!(screen, Screen::End | Screen::Safety) {
            self.draft.edit(|practice| practice.finished = true);
            self.draft.set_state(State::Kept);
        }
        self.draft.save_now();
        self.at.set(place);
        focus_heading();
    }

    /// Gives whoever was named a record, and lets what is known of them count for this run.
    fn meet(self) {
        let known = self.known().map(|(answer, _)| answer);
        if self.draft.with(|practice| practice.person.is_some()) {
            return;
        }
        let Some(id) = self.named().iter().find_map(|alias| self.people.meet(alias)) else { return };
        let guarded = self.exercise.danger_first;
        self.draft.edit(|practice| {
            practice.person = Some(id.to_string());
            practice.safety = practice.safety.or(known.filter(|_| guarded));
        });
    }

    /// Keeps the answer to the danger question, for this run and for whoever it is about, and goes where it leads.
    pub fn answer_danger(self, answer: Safety) {
        let was_closed = self.screens().iter().any(|screen| matches!(screen, Screen::Safety));
        self.draft.edit(|practice| practice.safety = Some(answer));
        for alias in self.named() {
            self.people.answer(&alias, answer);
        }
        if was_closed && answer.may_go_on() {
            self.draft.edit(|practice| practice.finished = false);
            self.draft.set_state(State::Open);
        }
        self.move_to(self.at.get_untracked() + 1);
    }
}

/// The whole page.
pub fn run(id: &str) -> View {
    let store = Store::here();
    let Some(id) = RecordId::parse(id) else { return missing::gone() };
    missing::or_missing(store.load::<Practice>(&id), |practice| match library().exercise(&practice.exercise) {
        Some(exercise) => player_of(store, &id, exercise),
        // The exercise is no longer offered; what was written is still there to read.
        None => super::practice_read::practice_read(id.as_str()),
    })
}

fn player_of(store: Store, id: &RecordId, exercise: &'static Exercise) -> View {
    let Some(draft) = Draft::<Practice>::open(store, id) else { return missing::gone() };
    let run = Run { exercise, draft, people: People::of(store), at: RwSignal::new(0) };
    let screens = run.screens();
    run.at.set(draft.with(|practice| player::place(&screens, practice)));
    let screen = live(move || {
        let place = run.at.get();
        let shown = run.screens().get(place).copied();
        View::all([shown.map(|shown| screen_view(run, shown, place)), shown.map(|shown| watch(store, run, shown))])
    });
    page("run").child(screen).into()
}

/// Takes a screen away that another run or another tab has closed meanwhile.
fn watch(store: Store, run: Run, shown: Screen) -> View {
    live(move || {
        store.track();
        if let Some(place) = player::gives_way(&run.screens(), shown) {
            run.at.set(place);
            focus_heading();
        }
        View::nothing()
    })
}

fn screen_view(run: Run, screen: Screen, place: usize) -> View {
    match screen {
        Screen::End => end(run),
        Screen::Safety => run_gate::safety(run),
        Screen::Danger => framed(run, place, content().danger.question, run_gate::danger(run), Forward::None),
        Screen::Step(step) => {
            let forward = match step.kind {
                StepKind::Read
                | StepKind::Review
                | StepKind::Breathing(_)
                | StepKind::Grounding(_)
                | StepKind::Sitting(_) => Forward::Next,
                _ => Forward::NextOrSkip,
            };
            let inside = View::all([
                run_gate::remembered(run, place),
                paragraphs(step.text),
                run.draft.with(|practice| recalled(practice, step)).into(),
                el("div").class("step").child(run_step::control(run.exercise, run.draft, step)).into(),
            ]);
            framed(run, place, step.title, inside, forward)
        }
    }
}

/// Which ways forward a screen offers.
#[derive(PartialEq, Eq)]
enum Forward {
    /// Its own.
    None,
    /// On to the next.
    Next,
    /// On to the next, or past it.
    NextOrSkip,
}

/// A screen with its place among the others and the ways on, back and out.
fn framed(run: Run, place: usize, title: &str, inside: View, forward: Forward) -> View {
    let texts = &ui().practice;
    let steps = player::length(run.exercise);
    let (step, all) = ((place + 1).to_string(), steps.to_string());
    let progress = fill(texts.step_of, &[("step", &step), ("steps", &all)]);
    let progress = el("p").class("steps-progress").text(&[run.exercise.title, " · ", &progress].concat());
    let words = if place + 1 == steps { texts.finish } else { texts.next };
    let back = (place > 0).then(|| button("quiet", texts.previous, move || run.move_to(place - 1)));
    let next = (forward != Forward::None).then(|| button("", words, move || run.go_on()));
    let skip = (forward == Forward::NextOrSkip).then(|| button("plain", texts.skip, move || run.go_on()));
    let asked = player::danger_before(&run.screens(), place);
    let to_danger = asked.map(|asked| button("plain", texts.danger_change, move || run.move_to(asked)));
    let out = el("div").class("ways-out").child(steady()).child(to_danger);
    View::all([
        View::from(progress),
        heading(title).into(),
        run.draft.with(|practice| carried::origin(&practice.ties)).into(),
        inside,
        el("div").class("button-row ways").child(back).child(next).child(skip).into(),
        out.child(button("plain", texts.stop, move || stop(run))).into(),
    ])
}

fn stop(run: Run) {
    run.draft.save_now();
    go(&Route::Today);
    announce(ui().practice.stopped);
}

/// A grounding pause that opens where the person is and closes again.
fn steady() -> View {
    let texts = &ui().practice;
    let open = RwSignal::new(false);
    let words = move || if open.get() { texts.steady_close } else { texts.steady }.to_owned();
    let toggle = button("plain", "", move || open.update(|open| *open = !*open))
        .live_text(words)
        .live_attr("aria-expanded", move || Some(open.get().to_string()));
    let inside = live(move || open.get().then(|| card("steady", texts.steady_title).children(steadying())));
    View::all([View::from(toggle), inside])
}

/// The grounding and the breath of the steadying exercise.
fn steadying() -> Vec<El> {
    let exercise = library().exercise(content().danger.safety_exercise);
    let steps = exercise.map_or(&[][..], |exercise| exercise.steps);
    let part = |kind: StepKind| match kind {
        StepKind::Grounding(listed) => Some(senses(listed)),
        StepKind::Breathing(patterns) => breath(patterns),
        _ => None,
    };
    steps.iter().filter_map(|step| part(step.kind)).collect()
}

fn end(run: Run) -> View {
    let texts = &ui().practice;
    let id = run.draft.id().map(|id| id.to_string()).unwrap_or_default();
    let wordless = run.draft.with(|practice| practice.answers.is_empty());
    let ways = el("div")
        .class("button-row")
        .child(link("button", &Route::Write(Some(id.clone())), texts.write))
        .child(link("button quiet", &Route::Practice(id), texts.read))
        .child(link("button plain", &Route::Today, texts.to_today));
    let words = if wordless { texts.nothing } else { texts.finished_text };
    let made = Made::Practice(run.draft.with(Practice::clone));
    let onward = run.draft.id().map(|id| carried::onward(&id, &made));
    View::all([Some(heading(texts.finished_title)), Some(el("p").class("lede").text(words)), onward, Some(ways)])
}
