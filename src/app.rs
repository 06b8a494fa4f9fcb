//! The frame around every page: the ways to other places, notices that stay, how the writing is kept, and undo.

use crate::browser::{document, events};
use crate::content::ui;
use crate::pages;
use crate::parts::{El, View, button, el, link, live};
use crate::route::Route;
use crate::state::{self, Newer, Status, Store, lock};
use leptos::prelude::{
    Get, GetUntracked, LocalStorage, Owner, RenderEffect, RwSignal, Set, StoredValue, Track, With, provide_context,
    use_context,
};
use rethread_core::vault::lock::LockState;

/// Takes over the shell's elements and shows the place its address names, or asks for the passphrase.
pub fn mount() {
    let Some(shell) = Shell::find() else { return };
    let app = leptos::mount::mount_to(shell.main.clone(), move || {
        let store = Store::closed();
        hear_of_newer();
        let owner = Owner::current();
        // What is drawn later belongs here all the same.
        let draw = move |shell: Shell| match &owner {
            Some(owner) => owner.with(|| begin(store, &shell)),
            None => begin(store, &shell),
        };
        if lock::look(store) {
            return ask(store, shell, draw);
        }
        store.open();
        if !store.is_empty() || start(store) == Route::Welcome(1) {
            return draw(shell);
        }
        // Before it is shown as empty it has to be sure that it is.
        state::in_background(async move {
            if lock::is_brought_over(store).await { ask(store, shell, draw) } else { draw(shell) }
        });
    });
    // The app lives as long as its page.
    app.forget();
}

/// The elements of the shell that the app takes over.
#[derive(Clone)]
struct Shell {
    main: document::Place,
    nav: document::Place,
    status: document::Place,
}

impl Shell {
    fn find() -> Option<Shell> {
        let element = document::element;
        Some(Shell { main: element("main")?, nav: element("nav")?, status: element("status")? })
    }
}

/// Shows nothing but the lock until it is open.
fn ask(store: Store, shell: Shell, draw: impl Fn(Shell) + 'static) {
    let main = shell.main.clone();
    let opened = move || {
        store.open();
        draw(shell.clone());
        state::focus_heading();
    };
    document::take_over(&main, pages::ask_passphrase(store, opened));
}

/// Shows the place its address names.
fn begin(store: Store, shell: &Shell) {
    state::drawing();
    let route = RwSignal::new(start(store));
    provide_context(state::Place(route));
    follow_address(store, route);
    document::take_over(&shell.main, frame(store, route));
    document::take_over(&shell.nav, navigation(store, route));
    document::take_over(&shell.status, status_view(store));
    if !pages::comes_later(&route.get_untracked()) {
        state::drawn();
    }
    store.wake();
}

/// The first place: the one in the address, or the welcome for someone new.
fn start(store: Store) -> Route {
    let named = Route::parse(&document::hash()).unwrap_or_default();
    if named == Route::Today && !state::in_sitting() && !store.preferences().welcomed {
        Route::Welcome(1)
    } else {
        named
    }
}

/// Follows the address, names the tab, and puts the focus on the heading, as a fresh page would.
fn follow_address(store: Store, route: RwSignal<Route>) {
    events::on_window("hashchange", move |_| {
        if let Some(place) = Route::parse(&document::hash()) {
            state::flush_drafts();
            route.set(place);
            store.let_go_of_undo();
            state::focus_heading();
        }
    });
    title_follows(route);
}

fn title_follows(route: RwSignal<Route>) {
    let title = RenderEffect::new(move |_: Option<()>| {
        state::name_tab(route.with(pages::title));
    });
    let _ = StoredValue::new_local(title);
}

fn navigation(store: Store, route: RwSignal<Route>) -> El {
    let texts = &ui().shell;
    let places = [
        (Route::Today, texts.today),
        (Route::Signs, texts.signs),
        (Route::Learn(None), texts.learn),
        (Route::Practices, texts.practices),
        (Route::Workbook(None), texts.workbook),
        (Route::Journal, texts.journal),
        (Route::Settings, texts.settings),
    ];
    let links = places.into_iter().map(|(place, words)| {
        let here = place.clone();
        let current = move || route.with(|route| section(route) == here).then(|| "page".to_owned());
        el("li").child(link("", &place, words).live_attr("aria-current", current))
    });
    // Where the head of the page has no room for it, what calms is one of the ways.
    let about = el("span").class("visually-hidden").text(texts.calm_about);
    let calm = link("", &Route::Workbook(Some("calms".to_owned())), texts.calm).child(about);
    let lock = live(move || {
        let now = button("plain", texts.lock, move || store.lock_now());
        is_open(store).then(|| el("li").child(now.attr("aria-keyshortcuts", "Alt+Shift+L")))
    });
    el("ul").children(links).child(el("li").class("calm-here").child(calm)).child(lock)
}

/// Whether there is a lock that is open.
fn is_open(store: Store) -> bool {
    store.lock().get() == LockState::Open
}

/// The place in the navigation that a place belongs to.
fn section(route: &Route) -> Route {
    match route {
        Route::Signs | Route::Sign(_) | Route::Roots | Route::Root(_) => Route::Signs,
        Route::Learn(_) | Route::Read(_) | Route::Questions | Route::Question(_) | Route::Words(_) => {
            Route::Learn(None)
        }
        Route::Caution | Route::Scenes | Route::Supporters | Route::Search => Route::Learn(None),
        Route::Practices | Route::Exercise(_) | Route::Run(_) | Route::Practice(_) => Route::Practices,
        Route::Journal | Route::Write(_) | Route::Entry(_) | Route::Bin | Route::Find | Route::Look(_) => {
            Route::Journal
        }
        Route::Workbook(_) | Route::Begin(..) | Route::Note(_) | Route::Thread(_) | Route::Person(_) => {
            Route::Workbook(None)
        }
        Route::Settings | Route::Keeping(_) | Route::Care => Route::Settings,
        other => other.clone(),
    }
}

fn frame(store: Store, route: RwSignal<Route>) -> View {
    let page = live(move || {
        store.woken().track();
        pages::page(&route.get())
    });
    let guard = live(move || is_open(store).then(|| pages::watch_lock(store)));
    View::all([notices(store), page, undo(store), guard])
}

/// What has to be known on every page: nothing can be kept, room is short, something was set aside, a new version.
fn notices(store: Store) -> View {
    let texts = &ui().status;
    let notice = |class: &str| el("div").class(["notice ", class].concat().trim_end());
    let memory = live(move || {
        if state::in_sitting() {
            let ways = link("", &Route::Keeping(Some("sitting".to_owned())), texts.sitting_ways);
            return Some(notice("").child(el("p").text(texts.sitting_notice).text(" ").child(ways)));
        }
        let save = button("quiet", texts.save_file, move || {
            store.save_file();
        });
        let words = el("p").text(texts.memory_notice);
        store.in_memory().get().then(|| notice("warn").child(words).child(save))
    });
    let room = live(move || store.room_words().map(|words| notice("").child(el("p").text(words))));
    let aside = live(move || {
        let words = el("p").text(texts.set_aside).text(" ").child(link("", &Route::Care, texts.see_aside));
        store.has_aside().get().then(|| notice("").child(words))
    });
    View::all([memory, room, aside, newer_version()])
}

/// A newer version that waits.
#[derive(Clone, Copy)]
struct Waiting(RwSignal<Option<Newer>, LocalStorage>);

/// From the start: it may be told of while a passphrase is still being typed.
fn hear_of_newer() {
    let waiting = RwSignal::new_local(None);
    state::on_newer(move |newer| waiting.set(Some(newer)));
    provide_context(Waiting(waiting));
}

/// A newer version waits until the person says so.
fn newer_version() -> View {
    let waiting = use_context::<Waiting>();
    live(move || waiting.and_then(|waiting| waiting.0.get()).map(pages::newer_version))
}

/// How the last words are kept: a word that tells the truth, and what it means when it is opened.
fn status_view(store: Store) -> El {
    let texts = &ui().status;
    let words = move || match store.status().get() {
        Status::Saved => (texts.saved, texts.saved_about),
        Status::Saving => (texts.saving, texts.saving_about),
        Status::OnlyLocal => (texts.only_local, texts.only_local_about),
        Status::OnlySafety => (texts.only_safety, texts.only_safety_about),
        Status::OnlyMemory => (texts.only_memory, texts.only_memory_about),
    };
    let summary = el("summary")
        .live_attr("aria-label", move || Some([texts.label, ": ", words().0].concat()))
        .live_text(move || words().0.to_owned());
    el("details")
        .class("status")
        .live_attr("data-state", move || Some(store.status().get().id().to_owned()))
        .child(summary)
        .child(el("p").live_text(move || words().1.to_owned()))
}

/// The last deletion, until it is taken back, closed, or another follows.
fn undo(store: Store) -> View {
    let common = &ui().common;
    live(move || {
        store.undoable().get().map(|undoable| {
            let undo = button("quiet", common.undo, move || store.undo());
            let close = button("plain", common.close, move || store.undoable().set(None));
            let words = el("span").text(undoable.words);
            el("div").class("toast").attr("role", "status").child(words).child(undo).child(close)
        })
    })
}
