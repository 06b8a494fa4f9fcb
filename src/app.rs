//! The frame around every page: the ways to other places, notices that stay, how the writing is kept, and undo.

use crate::browser::{document, events};
use crate::content::{fill, ui};
use crate::pages;
use crate::route::Route;
use crate::state::{self, Status, Store};
use leptos::prelude::*;

/// Takes over the shell's elements and shows the place its address names.
pub fn mount() {
    let Some(main) = document::take_over("main") else { return };
    Owner::new_root(None).with(|| {
        let store = Store::open();
        let route = RwSignal::new(start(store));
        follow_address(route);
        if let Some(nav) = document::take_over("nav") {
            leptos::mount::mount_to(nav, move || navigation(route)).forget();
        }
        if let Some(status) = document::take_over("status") {
            leptos::mount::mount_to(status, move || status_view(store)).forget();
        }
        leptos::mount::mount_to(main, move || frame(store, route)).forget();
        document::mark_ready();
        store.wake();
    });
}

/// The first place: the one in the address, or the welcome for someone new.
fn start(store: Store) -> Route {
    let named = Route::parse(&document::hash()).unwrap_or_default();
    if named == Route::Today && !store.preferences().welcomed { Route::Welcome(1) } else { named }
}

/// Follows the address, names the tab, and puts the focus on the heading, as a fresh page would.
fn follow_address(route: RwSignal<Route>) {
    events::on_window("hashchange", move |_| {
        if let Some(place) = Route::parse(&document::hash()) {
            state::flush_drafts();
            route.set(place);
            document::focus_heading();
        }
    });
    Effect::new(move |_| {
        let name = ui().shell.app_name;
        document::set_title(&[route.with(pages::title), " · ", name].concat());
    });
}

fn navigation(route: RwSignal<Route>) -> impl IntoView {
    let texts = &ui().shell;
    let places = [
        (Route::Today, texts.today),
        (Route::Signs, texts.signs),
        (Route::Practices, texts.practices),
        (Route::Journal, texts.journal),
        (Route::Settings, texts.settings),
    ];
    let links = places
        .into_iter()
        .map(|(place, words)| {
            let here = place.clone();
            let current = move || route.with(|route| section(route) == here).then_some("page");
            view! { <li><a href=place.hash() aria-current=current>{words}</a></li> }
        })
        .collect_view();
    view! { <ul>{links}</ul> }
}

/// The place in the navigation that a place belongs to.
fn section(route: &Route) -> Route {
    match route {
        Route::Signs | Route::Roots => Route::Signs,
        Route::Practices | Route::Exercise(_) | Route::Run(_) | Route::Practice(_) => Route::Practices,
        Route::Journal | Route::Write(_) | Route::Entry(_) | Route::Bin => Route::Journal,
        Route::Settings | Route::Care => Route::Settings,
        other => other.clone(),
    }
}

fn frame(store: Store, route: RwSignal<Route>) -> impl IntoView {
    view! {
        {notices(store)}
        {move || {
            store.woken().track();
            pages::page(&route.get())
        }}
        {undo(store)}
    }
}

/// What has to be known on every page: nothing can be kept, room is short, something was set aside, a new version.
fn notices(store: Store) -> impl IntoView {
    let texts = &ui().status;
    let shell = &ui().shell;
    let save = move |_| {
        store.save_file();
    };
    let memory = move || {
        store.in_memory().get().then(|| {
            view! {
                <div class="notice warn">
                    <p>{texts.memory_notice}</p>
                    <button type="button" class="button quiet" on:click=save>{texts.save_file}</button>
                </div>
            }
        })
    };
    let room = move || store.room_words().map(|words| view! { <p class="notice">{words}</p> });
    let aside = move || {
        store.has_aside().get().then(|| {
            view! {
                <p class="notice">
                    {texts.set_aside} " " <a href=Route::Care.hash()>{texts.see_aside}</a>
                </p>
            }
        })
    };
    let newer = RwSignal::new(false);
    events::on_window("rethread:update-ready", move |_| newer.set(true));
    let update = move || {
        newer.get().then(|| {
            view! {
                <div class="notice update">
                    <p>{shell.new_version}</p>
                    <div class="button-row">
                        <button
                            type="button"
                            class="button quiet"
                            on:click=move |_| {
                                state::flush_drafts();
                                events::tell_window("rethread:update-accept");
                            }
                        >
                            {shell.new_version_action}
                        </button>
                        <button type="button" class="button plain" on:click=move |_| newer.set(false)>
                            {shell.new_version_later}
                        </button>
                    </div>
                </div>
            }
        })
    };
    view! { {memory} {room} {aside} {update} }
}

/// How the last words are kept: a word that tells the truth, and what it means when it is opened.
fn status_view(store: Store) -> impl IntoView {
    let texts = &ui().status;
    let words = move || match store.status().get() {
        Status::Saved => (texts.saved, texts.saved_about),
        Status::Saving => (texts.saving, texts.saving_about),
        Status::OnlyLocal => (texts.only_local, texts.only_local_about),
        Status::OnlySafety => (texts.only_safety, texts.only_safety_about),
        Status::OnlyMemory => (texts.only_memory, texts.only_memory_about),
    };
    let state = move || store.status().get().id();
    view! {
        <details class="status" data-state=state>
            <summary aria-label=move || [texts.label, ": ", words().0].concat()>{move || words().0}</summary>
            <p>{move || words().1}</p>
        </details>
    }
}

/// The last deletion, until it is taken back, closed, or another follows.
fn undo(store: Store) -> impl IntoView {
    let common = &ui().common;
    move || {
        store.undoable().get().map(|undoable| {
            let words = fill(undoable.words, &[]);
            view! {
                <div class="toast" role="status">
                    <span>{words}</span>
                    <button type="button" class="button quiet" on:click=move |_| store.undo()>{common.undo}</button>
                    <button type="button" class="button plain" on:click=move |_| store.undoable().set(None)>
                        {common.close}
                    </button>
                </div>
            }
        })
    }
}
