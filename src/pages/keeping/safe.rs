//! Whether what was written is safe here: the one next thing to do, then each fact that bears on it and what it means.

use super::advice::{Advice, Facts, advice};
use super::{check, room, ways};
use crate::content::{fill, keeping};
use crate::parts::{El, View, button, card, day_in_full, day_of, el, heading, hint, link, live, page};
use crate::route::Route;
use crate::state::exchange::saving::save;
use crate::state::{
    Around, Family, Store, announce, app_address, around, ask_to_persist, family, has_lock, in_background, in_sitting,
    is_installed, is_persistent, keeps_briefly, last_saved, name_tab, now_ms,
};
use leptos::prelude::{Get, GetUntracked, RwSignal, Set, Track, Update};
use rethread_core::vault::Level;

/// A day, in milliseconds.
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// The whole page.
pub fn safe() -> View {
    let texts = &keeping().safe;
    name_tab(texts.title);
    let store = Store::here();
    let granted = RwSignal::new(None::<bool>);
    let saved = RwSignal::new(0);
    in_background(async move {
        // The page may have been left meanwhile.
        let answer = is_persistent().await;
        let _ = granted.try_set(answer);
    });
    page("keeping")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(live(move || next(store, &facts(store, granted.get()), granted, saved)))
        .child(copies(store))
        .child(room::room(store))
        .child(lasting(granted))
        .child(installed())
        .child(embedded())
        .child(saved_file(saved))
        .child(lock())
        .child((!in_sitting()).then(|| check::check(store)))
        .child(section(texts.more_title).child(ways::ways()))
        .into()
}

/// A section under its heading.
pub fn section(title: &str) -> El {
    el("section").child(el("h2").text(title))
}

fn facts(store: Store, persistent: Option<bool>) -> Facts {
    store.track();
    let copies = store.copies().get();
    Facts {
        sitting: in_sitting(),
        local: copies.local,
        safety: copies.safety,
        aside: store.has_aside().get(),
        written: store.has_anything(),
        level: store.meter().map_or(Level::Plenty, |meter| meter.level),
        embedded: around() == Around::OtherSite,
        installed: is_installed(),
        family: family(),
        persistent,
        saved_days: last_saved().map(|saved| now_ms().saturating_sub(saved.at) / DAY_MS),
        lock: has_lock(),
    }
}

/// The one next thing, with what does it.
fn next(store: Store, facts: &Facts, granted: RwSignal<Option<bool>>, saved: RwSignal<u32>) -> El {
    let texts = &keeping().safe;
    let part = |part: &str, words| View::from(link("button", &Route::Keeping(Some(part.to_owned())), words));
    let save = || View::from(saving(store, "", texts.save_file, move || saved.update(|saved| *saved += 1)));
    let (words, way) = match advice(facts) {
        Advice::Sitting => (texts.next_sitting, part("sitting", texts.next_sitting_action)),
        Advice::Alone => {
            let open = el("a").class("button").attr("href", &app_address()).attr("target", "_blank");
            (texts.next_alone, open.attr("rel", "noopener").text(texts.next_alone_action).into())
        }
        Advice::NoCopy => (texts.next_no_copy, save()),
        Advice::Room => (texts.next_room, save()),
        Advice::OneCopy => (texts.next_one_copy, save()),
        Advice::Aside => (texts.next_aside, link("button", &Route::Care, texts.next_aside_action).into()),
        Advice::FirstFile => (texts.next_first_file, save()),
        Advice::Install => (texts.next_install, save()),
        Advice::Ask => (texts.next_ask, asking("", granted).into()),
        Advice::Again => (texts.next_again, save()),
        Advice::Lock => (texts.next_lock, part("lock", texts.next_lock_action)),
        Advice::Nothing => (texts.next_nothing, View::nothing()),
    };
    card("next", texts.next_title).child(el("p").text(words)).child(way)
}

/// Saving a file with everything in it, and what became of it; `saved` hears when there is one.
pub fn saving(store: Store, class: &str, label: &str, saved: impl Fn() + Copy + 'static) -> El {
    let texts = &keeping().safe;
    let said = RwSignal::new("");
    let save = button(class, label, move || {
        in_background(async move {
            let taken = save(store).await;
            let words = if taken { texts.file_saved } else { texts.file_refused };
            announce(words);
            // The page may have been left meanwhile.
            if said.try_set(words).is_none() && taken {
                saved();
            }
        });
    });
    with_words_below(save, said)
}

/// A button, and below it what became of pressing it.
fn with_words_below(button: El, said: RwSignal<&'static str>) -> El {
    let words = el("p").class("facts").live_text(move || said.get().to_owned());
    let row = el("div").class("button-row").child(button);
    el("div").child(row).child(words.shown(move || !said.get().is_empty()))
}

fn copies(store: Store) -> El {
    let texts = &keeping().safe;
    let state = |works: bool| if works { texts.copy_good } else { texts.copy_blocked };
    let list = live(move || {
        let copies = store.copies().get();
        let meaning = match (copies.local, copies.safety) {
            _ if in_sitting() => return View::from(el("p").text(texts.copies_sitting)),
            _ if keeps_briefly() => return View::from(el("p").text(texts.copies_brief)),
            (true, true) => texts.copies_both,
            (false, false) => texts.copies_none,
            _ => texts.copies_one,
        };
        let rows = [(texts.copy_main, copies.local), (texts.copy_safety, copies.safety)];
        let list = rows.into_iter().fold(el("dl").class("facts-list"), |list, (term, works)| {
            list.child(el("dt").text(term)).child(el("dd").text(state(works)))
        });
        View::all([list, el("p").text(meaning)])
    });
    section(texts.where_kept).child(list)
}

/// Whether the browser keeps it, and what it deletes otherwise.
fn lasting(granted: RwSignal<Option<bool>>) -> El {
    let texts = &keeping().safe;
    let words = move || match granted.get() {
        Some(true) => texts.persist_yes.to_owned(),
        Some(false) => texts.persist_no.to_owned(),
        None => texts.persist_unknown.to_owned(),
    };
    let deletes = match family() {
        Family::Chromium => texts.family_chromium,
        Family::Firefox => texts.family_firefox,
        Family::Safari => texts.family_safari,
        Family::Other => texts.family_other,
    };
    section(texts.persist_title)
        .child(el("p").live_text(words))
        .child(asking("quiet", granted).shown(move || granted.get() == Some(false)))
        .child(el("p").text(deletes))
        .child(el("p").text(texts.family_all))
}

/// Asks the browser, which may ask the person.
fn asking(class: &str, granted: RwSignal<Option<bool>>) -> El {
    let texts = &keeping().safe;
    let said = RwSignal::new("");
    let ask = button(class, texts.persist_ask, move || {
        in_background(async move {
            let answer = ask_to_persist().await;
            let words = if answer == Some(true) { texts.persist_yes } else { texts.persist_refused };
            announce(words);
            // What is the same as before draws nothing anew: the words stay where they are looked for.
            if granted.try_get_untracked().is_some_and(|known| known != answer) {
                granted.set(answer);
            }
            let _ = said.try_set(words);
        });
    });
    with_words_below(ask, said)
}

fn installed() -> El {
    let texts = &keeping().safe;
    let words = if is_installed() { texts.installed_yes } else { texts.installed_no };
    section(texts.installed_title).child(el("p").text(words))
}

fn embedded() -> El {
    let texts = &keeping().safe;
    let words = match around() {
        Around::Nothing => texts.embedded_no,
        Around::Sharing => texts.embedded_shared,
        Around::OtherSite if keeps_briefly() => texts.embedded_brief,
        Around::OtherSite => texts.embedded_other,
    };
    section(texts.embedded_title).child(el("p").text(words))
}

fn saved_file(saved: RwSignal<u32>) -> El {
    let texts = &keeping().safe;
    let words = live(move || {
        saved.track();
        let day = last_saved().and_then(|saved| day_of(saved.at));
        let words = match day {
            Some(day) => fill(texts.backup_on, &[("when", &day_in_full(&day))]),
            None => texts.backup_never.to_owned(),
        };
        el("p").text(&words)
    });
    section(texts.backup_title).child(words).child(hint(texts.backup_about))
}

fn lock() -> El {
    let texts = &keeping().safe;
    let words = if has_lock() { texts.lock_on } else { texts.lock_off };
    section(texts.lock_title).child(el("p").text(words))
}
