//! Pages that are loaded when they are first opened, with the code and the text that they alone need.
//!
//! Each function marked `wasm_split` is where the build cuts: what only it reaches is sent in a file of its own. A page
//! of the first part may name neither these pages nor the long texts, or they would come along at once.
// The mark declares what is loaded as foreign functions, which Rust calls unsafe.
#![allow(unsafe_code)]

use super::editor_prompts::Wanted;
use super::{
    aside, bin, editor, editor_prompts, exercise, journal, keeping, learn, lock_guard, lock_screen, missing, notes,
    notices, over_time, practice_read, practices, root, roots, row, run, search, settings, sign, signs, today,
};
use crate::content::{content, library, prompts, ui};
use crate::parts::{self, View, button, el, heading, live};
use crate::route::Route;
use crate::state::{Newer, Store, drawn, in_background, name_tab, pause};
use leptos::prelude::{IsDisposed, LocalStorage, Owner, RwSignal, Set, Track, Update, UpdateUntracked};
use rethread_core::content::Prompt;
use rethread_core::insight::search::{Found, Index};
use std::pin::Pin;
use std::rc::Rc;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// How far a page is that is loaded later.
enum Coming {
    /// On its way.
    Loading,
    /// Here, until it is put in its place.
    Here(View),
    /// It could not be had.
    Failed,
}

/// Draws such a page as soon as it is there, and says so when it cannot be had.
pub fn page(route: &Route) -> View {
    let route = route.clone();
    coming(move |owner, at| Box::pin(draw(route.clone(), owner, at)))
}

/// A view on its way.
type Drawing = Pin<Box<dyn Future<Output = Result<View, SplitLoaderError>>>>;

fn coming(draw: impl Fn(Option<Owner>, At) -> Drawing + 'static) -> View {
    let tries = RwSignal::new(0_u32);
    live(move || {
        tries.track();
        let at = RwSignal::new_local(Coming::Loading);
        let drawing = draw(Owner::current(), at);
        in_background(async move {
            let page = drawing.await;
            // Someone who has gone elsewhere meanwhile is left there.
            if !at.is_disposed() {
                at.set(page.map_or(Coming::Failed, Coming::Here));
                drawn();
            }
        });
        live(move || {
            at.track();
            match take(at) {
                Coming::Loading => el("p").class("loading").text(ui().shell.loading).into(),
                Coming::Here(view) => view,
                Coming::Failed => failed(tries),
            }
        })
    })
}

/// What has come, to put it in its place.
fn take(at: At) -> Coming {
    let mut now = Coming::Loading;
    at.update_untracked(|coming| std::mem::swap(coming, &mut now));
    now
}

fn failed(tries: RwSignal<u32>) -> View {
    let texts = &ui().shell;
    let again = button("", texts.part_failed_action, move || tries.update(|tries| *tries += 1));
    parts::page("missing")
        .child(heading(texts.part_failed_title))
        .child(el("p").class("lede").text(texts.part_failed))
        .child(again)
        .into()
}

/// Draws a page with the file it is sent in, as part of the place it was asked for from.
async fn draw(route: Route, owner: Option<Owner>, at: At) -> Result<View, SplitLoaderError> {
    match route {
        Route::Exercise(_) | Route::Run(_) => practice(route, owner, at).await,
        Route::Learn(_) | Route::Read(_) | Route::Questions | Route::Question(_) | Route::Words(_) => {
            learning(route, owner, at).await
        }
        Route::Caution | Route::Scenes | Route::Supporters | Route::Search => learning(route, owner, at).await,
        Route::Begin(ref name, _) if row::kind_named(name).is_none() => practice(route, owner, at).await,
        Route::Begin(..) | Route::Note(_) | Route::Thread(_) | Route::Person(_) => noting(route, owner, at).await,
        Route::Find | Route::Look(_) => looking(route, owner, at).await,
        Route::Workbook(Some(ref tool)) if over_time::TOOLS.contains(&&**tool) => looking(route, owner, at).await,
        Route::Workbook(_) => noting(route, owner, at).await,
        Route::Keeping(Some(ref part)) if keeping::CARRYING.contains(&&**part) => carrying(route, owner, at).await,
        Route::Keeping(_) => keeping(route, owner, at).await,
        other => workbook(other, owner, at).await,
    }
}

/// Where a page goes; disposed of when the person has left.
type At = RwSignal<Coming, LocalStorage>;

/// Today, signs and what they may be about, the journal, choices.
#[wasm_split(workbook, fallible)]
fn workbook(route: Route, owner: Option<Owner>, at: At) -> Result<View, SplitLoaderError> {
    Ok(within(owner, at, || match &route {
        Route::Today => today::today(),
        Route::Signs => signs::signs(),
        Route::Sign(id) => sign::sign(id),
        Route::Roots => roots::roots(),
        Route::Root(id) => root::root(id),
        Route::Practices => practices::practices(),
        Route::Practice(id) => practice_read::practice_read(id),
        Route::Journal => journal::journal(),
        Route::Write(practice) => editor::write(practice.clone()),
        Route::Entry(id) => editor::entry(id),
        Route::Bin => bin::bin(),
        Route::Settings => settings::settings(),
        Route::Care => aside::aside(),
        _ => missing::unknown(),
    }))
}

/// The tools of the workbook and the records they make.
#[wasm_split(noting, fallible)]
fn noting(route: Route, owner: Option<Owner>, at: At) -> Result<View, SplitLoaderError> {
    Ok(within(owner, at, || match &route {
        Route::Workbook(tool) => notes::tool(tool.as_deref()),
        Route::Begin(name, from) => notes::begin(name, from.as_deref()),
        Route::Note(id) => notes::note(id),
        Route::Thread(id) => notes::thread(id),
        Route::Person(id) => notes::person(id),
        _ => missing::unknown(),
    }))
}

/// What was written, over time: looking for it, days and months, what helps, on paper.
#[wasm_split(noting, fallible)]
fn looking(route: Route, owner: Option<Owner>, at: At) -> Result<View, SplitLoaderError> {
    Ok(within(owner, at, || match &route {
        Route::Workbook(Some(tool)) => over_time::tool(tool),
        Route::Find => over_time::find(),
        Route::Look(span) => over_time::look(span.as_deref()),
        _ => missing::unknown(),
    }))
}

/// What reads files of other apps, and codes: more than all else about keeping together, and seldom needed.
#[wasm_split(keeping, fallible)]
fn carrying(route: Route, owner: Option<Owner>, at: At) -> Result<View, SplitLoaderError> {
    Ok(within(owner, at, || match &route {
        Route::Keeping(Some(part)) => keeping::carrying(part),
        _ => missing::unknown(),
    }))
}

/// How what is written is kept, locked, saved and moved.
#[wasm_split(keeping, fallible)]
fn keeping(route: Route, owner: Option<Owner>, at: At) -> Result<View, SplitLoaderError> {
    Ok(within(owner, at, || match &route {
        Route::Keeping(part) => keeping::part(part.as_deref()),
        _ => missing::unknown(),
    }))
}

/// Exercises with all their steps, and the player.
#[wasm_split(practice, fallible)]
fn practice(route: Route, owner: Option<Owner>, at: At) -> Result<View, SplitLoaderError> {
    Ok(within(owner, at, || match &route {
        Route::Exercise(id) => {
            if let Some(exercise) = content().exercise(id) {
                name_tab(exercise.title);
            }
            exercise::exercise(id)
        }
        Route::Run(id) => run::run(id),
        Route::Begin(name, from) => exercise::begun_from(name, from.as_deref()),
        _ => missing::unknown(),
    }))
}

/// Reads, questions, words, scenes, and looking for all of it.
#[wasm_split(learn, fallible)]
fn learning(route: Route, owner: Option<Owner>, at: At) -> Result<View, SplitLoaderError> {
    Ok(within(owner, at, || match &route {
        Route::Learn(shelf) => learn::shelves(shelf.as_deref()),
        Route::Read(id) => learn::read(id),
        Route::Questions => learn::questions(),
        Route::Question(id) => learn::question(id),
        Route::Words(word) => learn::words(word.as_deref()),
        Route::Caution => learn::caution(),
        Route::Scenes => learn::scenes(),
        Route::Supporters => learn::supporters(),
        Route::Search => search::search(),
        _ => missing::unknown(),
    }))
}

/// What fits words that are looked for, nearest first. Sent with the reads, whose terms and questions it goes through.
#[wasm_split(learn, fallible)]
pub fn look_up(words: String) -> Result<Vec<Found>, SplitLoaderError> {
    thread_local!(static INDEX: Index = Index::new(content(), library()));
    Ok(INDEX.with(|index| index.find(&words)))
}

/// An invitation to write. Sent alone, when one is asked for.
#[wasm_split(prompts, fallible)]
pub fn prompt_for(wanted: Wanted) -> Result<Option<&'static Prompt>, SplitLoaderError> {
    Ok(editor_prompts::pick(prompts(), &wanted))
}

/// Asks for the passphrase; `opened` is called once it was the right one.
#[wasm_split(waking, fallible)]
fn locked(store: Store, opened: Opened, owner: Option<Owner>, at: At) -> Result<View, SplitLoaderError> {
    Ok(within(owner, at, || lock_screen::lock_screen(store, opened)))
}

/// Closes the lock when nobody is here, and asks before it does.
#[wasm_split(waking, fallible)]
fn guarding(store: Store, owner: Option<Owner>, at: At) -> Result<View, SplitLoaderError> {
    Ok(within(owner, at, || lock_guard::lock_guard(store)))
}

/// What draws the app once the lock is open.
pub type Opened = Rc<dyn Fn()>;

/// The screen that asks for the passphrase.
pub fn ask_passphrase(store: Store, opened: impl Fn() + 'static) -> View {
    let opened: Opened = Rc::new(opened);
    coming(move |owner, at| Box::pin(locked(store, opened.clone(), owner, at)))
}

/// Watches over the open lock, from the moment this has come.
pub fn watch_lock(store: Store) -> View {
    let at = RwSignal::new_local(Coming::Loading);
    let owner = Owner::current();
    in_background(async move {
        loop {
            match guarding(store, owner.clone(), at).await {
                _ if at.is_disposed() => return,
                Ok(view) => return at.set(Coming::Here(view)),
                // Without it the lock would stay open for as long as the page.
                Err(_) => pause(AGAIN_MS).await,
            }
        }
    });
    come(at)
}

/// Something that is said by itself.
enum Notice {
    /// A newer version waits.
    Newer(Newer),
    /// It can be installed as an app.
    Install,
}

/// Says it. Sent with the closed lock, which is as seldom needed: a file of its own would name itself on every first
/// visit.
#[wasm_split(waking, fallible)]
fn noticed(notice: Notice, owner: Option<Owner>, at: At) -> Result<View, SplitLoaderError> {
    Ok(within(owner, at, || match &notice {
        Notice::Newer(found) => notices::newer(Store::here(), found),
        Notice::Install => notices::offer(),
    }))
}

/// The notice that a newer version waits.
pub fn newer_version(found: Newer) -> View {
    quietly(Notice::Newer(found))
}

/// The one time that installing is offered.
pub fn offer_install() -> View {
    quietly(Notice::Install)
}

/// Draws what nobody waits for: nothing is shown before it has come, or where it cannot be had.
fn quietly(notice: Notice) -> View {
    let at = RwSignal::new_local(Coming::Loading);
    let owner = Owner::current();
    in_background(async move {
        if let Ok(view) = noticed(notice, owner, at).await
            && !at.is_disposed()
        {
            at.set(Coming::Here(view));
        }
    });
    come(at)
}

/// What has come so far, if anything.
fn come(at: At) -> View {
    live(move || {
        at.track();
        match take(at) {
            Coming::Here(view) => view,
            _ => View::nothing(),
        }
    })
}

/// When a part that could not be had is asked for again by itself, in milliseconds.
const AGAIN_MS: i32 = 5000;

/// Draws within the owner the page was asked for under, unless that has been cleaned up meanwhile.
fn within(owner: Option<Owner>, at: At, draw: impl FnOnce() -> View) -> View {
    match owner {
        _ if at.is_disposed() => View::nothing(),
        Some(owner) => owner.with(draw),
        None => draw(),
    }
}
