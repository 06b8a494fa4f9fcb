//! Choices about the app, what is kept where, and the way to a file.

use super::settings_leave::leaving;
use crate::content::{content, fill, ui};
use crate::parts::{El, Pick, View, button, choices, contexts, el, heading, hint, link, live, on, page};
use crate::route::Route;
use crate::state::{Store, Theme, announce, ask_to_persist, in_background, is_persistent, theme};
use leptos::prelude::{Get, RwSignal, Set};

/// The whole page.
pub fn settings() -> View {
    let texts = &ui().settings;
    let store = Store::here();
    let set_contexts = on(move |chosen| store.change_preferences(move |preferences| preferences.contexts = chosen));
    let life = el("section")
        .child(contexts(texts.contexts, store.preferences().contexts, set_contexts))
        .child(hint(texts.contexts_hint));
    page("settings")
        .child(heading(texts.title))
        .child(look())
        .child(life)
        .child(leaving())
        .child(keeping(store))
        .child(saving_a_file(store))
        .child(about())
        .into()
}

fn section(title: &str) -> El {
    el("section").child(el("h2").text(title))
}

fn look() -> El {
    let texts = &ui().settings;
    let options = [("system", texts.look_system), ("light", texts.look_light), ("dark", texts.look_dark)];
    let options = options.into_iter().map(|(id, words)| Pick::new(id, words)).collect();
    let changed = on(|(id, is_chosen): (String, bool)| {
        if is_chosen {
            Theme::of(&id).choose();
        }
    });
    el("section").child(choices(texts.look, options, &[theme().id().to_owned()], true, changed))
}

/// Both copies, the room left, and asking the browser to keep it.
fn keeping(store: Store) -> El {
    let texts = &ui().settings;
    let state = |works: bool| if works { texts.copy_good } else { texts.copy_blocked };
    let copies = live(move || {
        let copies = store.copies().get();
        let list = el("dl").class("facts-list");
        let rows = [(texts.copy_main, copies.local), (texts.copy_safety, copies.safety)];
        rows.into_iter()
            .fold(list, |list, (term, works)| list.child(el("dt").text(term)).child(el("dd").text(state(works))))
    });
    let room = live(move || {
        store.track();
        store.meter().map(|meter| {
            let percent = meter.used.saturating_mul(100).checked_div(meter.limit).unwrap_or(0).to_string();
            let (used, limit) = (size_words(meter.used), size_words(meter.limit));
            let words = fill(texts.room_used, &[("used", &used), ("limit", &limit), ("percent", &percent)]);
            let bar = el("meter").attr("min", "0").attr("max", &meter.limit.to_string());
            let bar = bar.attr("value", &meter.used.min(meter.limit).to_string());
            el("label").class("meter").child(el("span").text(&words)).child(bar)
        })
    });
    section(texts.keeping).child(copies).child(room).child(persisting())
}

/// Millions of units with one decimal.
fn size_words(units: u64) -> String {
    let tenths = units.saturating_mul(10) / (1024 * 1024);
    let mark = if content().language == "en" { "." } else { "," };
    [&(tenths / 10).to_string(), mark, &(tenths % 10).to_string(), " M"].concat()
}

fn persisting() -> View {
    let texts = &ui().settings;
    let granted = RwSignal::new(None::<bool>);
    in_background(async move {
        // The page may have been left meanwhile.
        let answer = is_persistent().await;
        let _ = granted.try_set(answer);
    });
    let ask = button("quiet", texts.persist_ask, move || {
        in_background(async move {
            let answer = ask_to_persist().await;
            let _ = granted.try_set(answer);
            announce(if answer == Some(true) { texts.persist_yes } else { texts.persist_no });
        });
    });
    let words = move || match granted.get() {
        Some(true) => texts.persist_yes.to_owned(),
        Some(false) => texts.persist_no.to_owned(),
        None => String::new(),
    };
    View::all([
        el("h3").text(texts.persist_title),
        el("p").text(texts.persist_text),
        el("p").live_text(words),
        ask.shown(move || granted.get() != Some(true)),
    ])
}

fn saving_a_file(store: Store) -> El {
    let texts = &ui().settings;
    let saved = RwSignal::new(false);
    let words = move || if saved.get() { texts.file_saved.to_owned() } else { String::new() };
    section(texts.file_title)
        .child(el("p").text(texts.file_text))
        .child(button("quiet", texts.file_save, move || saved.set(store.save_file())))
        .child(el("p").attr("aria-live", "polite").live_text(words))
        .child(el("p").child(link("", &Route::Care, texts.aside)))
}

fn about() -> El {
    let texts = &ui().settings;
    section(texts.about)
        .child(el("p").text(texts.about_text))
        .child(el("p").child(el("a").attr("href", "./help.html").text(texts.help_country)))
        .child(el("p").child(link("", &Route::Welcome(1), texts.welcome_again)))
        .child(el("h3").text(texts.limits))
        .child(super::welcome::limits())
        .child(hint(&[texts.version, " ", env!("CARGO_PKG_VERSION")].concat()))
}
