//! The exercise player: one screen at a time, any of which can be skipped, gone back to, or stopped at.
//!
//! Which screens are open is decided by `rethread_core::insight::player` alone.

use super::{missing, run_step};
use crate::content::{content, fill, ui};
use crate::parts::{Pick, breath, choices, on, paragraphs, senses};
use crate::route::Route;
use crate::state::{Draft, Found, Store, announce, focus_heading, go};
use leptos::prelude::*;
use rethread_core::content::{Exercise, StepKind};
use rethread_core::insight::player::{self, Screen};
use rethread_core::record::{Practice, Safety};
use rethread_core::vault::{RecordId, State};

/// A practice under way and where it stands.
#[derive(Clone, Copy)]
pub struct Run {
    pub exercise: &'static Exercise,
    pub draft: Draft<Practice>,
    at: RwSignal<usize>,
}

impl Run {
    fn screens(self) -> Vec<Screen> {
        player::screens(self.exercise, self.draft.with(|practice| practice.safety))
    }

    /// Moves to a screen, keeps that place, and reads the new heading out.
    fn move_to(self, place: usize) {
        let screens = self.screens();
        let Some(screen) = screens.get(place.min(screens.len().saturating_sub(1))) else { return };
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

    fn answer_danger(self, answer: Safety) {
        self.draft.edit(|practice| practice.safety = Some(answer));
        self.move_to(self.at.get_untracked() + 1);
    }
}

/// The whole page.
pub fn run(id: &str) -> AnyView {
    let store = Store::here();
    let Some(id) = RecordId::parse(id) else { return missing::gone() };
    match store.load::<Practice>(&id) {
        Found::Here(practice) => match content().exercise(&practice.exercise) {
            Some(exercise) => player_of(store, &id, exercise),
            None => super::practice_read::practice_read(&id.to_string()),
        },
        Found::Waiting => missing::waiting(),
        Found::Unreadable => missing::unreadable(),
        Found::Gone => missing::gone(),
    }
}

fn player_of(store: Store, id: &RecordId, exercise: &'static Exercise) -> AnyView {
    let Some(draft) = Draft::<Practice>::open(store, id) else { return missing::gone() };
    let place = draft.with(|practice| player::place(&player::screens(exercise, practice.safety), practice));
    let run = Run { exercise, draft, at: RwSignal::new(place) };
    view! {
        <div class="page run">{move || {
            let place = run.at.get();
            run.screens().get(place).map(|screen| screen_view(run, *screen, place))
        }}</div>
    }
    .into_any()
}

fn screen_view(run: Run, screen: Screen, place: usize) -> AnyView {
    let texts = &ui().practice;
    match screen {
        Screen::End => end(run),
        Screen::Safety => safety(run, place),
        Screen::Danger => framed(run, place, content().danger.question, danger(run), false),
        Screen::Step(step) => {
            let answerable = !matches!(
                step.kind,
                StepKind::Read | StepKind::Review | StepKind::Breathing(_) | StepKind::Grounding(_)
            );
            let body = match step.kind {
                StepKind::Review => run_step::review(run.exercise, run.draft, texts.review_lede),
                _ => run_step::control(run.draft, step),
            };
            let body = view! {
                {paragraphs(step.text)}
                <div class="step">{body}</div>
            };
            framed(run, place, step.title, body.into_any(), answerable)
        }
    }
}

/// A screen with its place among the others and the ways on, back and out.
fn framed(run: Run, place: usize, title: &'static str, body: AnyView, answerable: bool) -> AnyView {
    let texts = &ui().practice;
    let steps = player::length(run.exercise);
    let numbers = ((place + 1).to_string(), steps.to_string());
    let progress = fill(texts.step_of, &[("step", &numbers.0), ("steps", &numbers.1)]);
    let is_danger = run.screens().get(place).is_some_and(|screen| matches!(screen, Screen::Danger));
    let last = place + 1 == steps;
    let forward = (!is_danger).then(|| {
        view! {
            <button type="button" class="button" on:click=move |_| run.move_to(place + 1)>
                {if last { texts.finish } else { texts.next }}
            </button>
        }
    });
    let skip = answerable.then(|| {
        view! {
            <button
                type="button"
                class="button plain"
                on:click=move |_| {
                    run.move_to(place + 1);
                }
            >
                {texts.skip}
            </button>
        }
    });
    let asked = run.screens().iter().position(|screen| matches!(screen, Screen::Danger)).filter(|asked| *asked < place);
    let to_danger = asked.map(|asked| {
        view! {
            <button type="button" class="button plain" on:click=move |_| run.move_to(asked)>{texts.danger_change}</button>
        }
    });
    let back = (place > 0).then(|| {
        view! {
            <button type="button" class="button quiet" on:click=move |_| run.move_to(place - 1)>
                {texts.previous}
            </button>
        }
    });
    view! {
        <p class="steps-progress">{run.exercise.title} " · " {progress}</p>
        <h1 tabindex="-1">{title}</h1>
        {body}
        <div class="button-row ways">{back} {forward} {skip}</div>
        <div class="ways-out">
            {steady()} {to_danger}
            <button type="button" class="button plain" on:click=move |_| stop(run)>{texts.stop}</button>
        </div>
    }
    .into_any()
}

fn stop(run: Run) {
    run.draft.save_now();
    go(&Route::Today);
    announce(ui().practice.stopped);
}

/// A grounding pause that opens where the person is and closes again.
fn steady() -> AnyView {
    let texts = &ui().practice;
    let open = RwSignal::new(false);
    let inside = move || {
        open.get().then(|| {
            let steps = content().exercise(content().danger.safety_exercise).map_or(&[][..], |exercise| exercise.steps);
            let parts = steps
                .iter()
                .filter_map(|step| match step.kind {
                    StepKind::Grounding(listed) => Some(senses(listed)),
                    StepKind::Breathing(paced) => Some(breath(paced)),
                    _ => None,
                })
                .collect_view();
            view! {
                <section class="card steady">
                    <h2>{texts.steady_title}</h2>
                    {parts}
                </section>
            }
        })
    };
    view! {
        <button
            type="button"
            class="button plain"
            aria-expanded=move || open.get().to_string()
            on:click=move |_| open.update(|open| *open = !*open)
        >
            {move || if open.get() { texts.steady_close } else { texts.steady }}
        </button>
        {inside}
    }
    .into_any()
}

/// The danger question. Its answer decides what comes next, so choosing one moves on.
fn danger(run: Run) -> AnyView {
    let danger = &content().danger;
    let earlier = run.draft.with(|practice| practice.safety);
    let option = |id: &str, text: &str| Pick { id: id.into(), text: text.into() };
    let options = vec![option("no", danger.no), option("yes", danger.yes), option("unsure", danger.unsure)];
    let id = match earlier {
        Some(Safety::No) => vec!["no".to_owned()],
        Some(Safety::Yes) => vec!["yes".to_owned()],
        Some(Safety::Unsure) => vec!["unsure".to_owned()],
        None => vec![],
    };
    let chosen = RwSignal::new(earlier);
    let changed = on(move |(id, is_chosen): (String, bool)| {
        let answer = match id.as_str() {
            "no" => Safety::No,
            "yes" => Safety::Yes,
            _ => Safety::Unsure,
        };
        if is_chosen {
            chosen.set(Some(answer));
        }
    });
    let go_on = move |_| {
        if let Some(answer) = chosen.get_untracked() {
            run.answer_danger(answer);
        }
    };
    view! {
        {paragraphs(danger.text)}
        <div class="danger-gate">
            {choices(danger.question.to_owned(), options, &id, true, changed)}
            <button type="button" class="button" disabled=move || chosen.get().is_none() on:click=go_on>
                {ui().practice.next}
            </button>
        </div>
    }
    .into_any()
}

/// Where yes and unsure lead: safety, and something steadying. Nothing here questions the fear.
fn safety(run: Run, place: usize) -> AnyView {
    let texts = &ui().practice;
    let danger = &content().danger;
    let steps = danger.safety_steps.iter().map(|step| view! { <li>{*step}</li> }).collect_view();
    view! {
        <h1 tabindex="-1">{danger.safety_title}</h1>
        {paragraphs(danger.safety_text)}
        <ul class="safety-steps">{steps}</ul>
        <div class="button-row">
            <a class="button" href="help.html">{texts.safety_help}</a>
            <a class="button quiet" href=Route::Exercise(danger.safety_exercise.to_owned()).hash()>
                {texts.safety_grounding}
            </a>
        </div>
        <div class="ways-out">
            <button type="button" class="button plain" on:click=move |_| run.move_to(place - 1)>
                {texts.safety_change}
            </button>
            <a class="button plain" href=Route::Today.hash()>{texts.to_today}</a>
        </div>
    }
    .into_any()
}

fn end(run: Run) -> AnyView {
    let texts = &ui().practice;
    let id = run.draft.id().map(|id| id.to_string()).unwrap_or_default();
    let wordless = run.draft.with(|practice| practice.answers.is_empty());
    let text = if wordless { texts.nothing } else { texts.finished_text };
    view! {
        <h1 tabindex="-1">{texts.finished_title}</h1>
        <p class="lede">{text}</p>
        <div class="button-row">
            <a class="button" href=Route::Write(Some(id.clone())).hash()>{texts.write}</a>
            <a class="button quiet" href=Route::Practice(id).hash()>{texts.read}</a>
            <a class="button plain" href=Route::Today.hash()>{texts.to_today}</a>
        </div>
    }
    .into_any()
}
