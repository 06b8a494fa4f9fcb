//! Choices about the app, and the ways to how it is kept and to a file.

use super::settings_leave::leaving;
use crate::content::{ui, workbook};
use crate::parts::{El, Pick, View, button, choices, contexts, el, heading, hint, link, on, page};
use crate::route::Route;
use crate::state::exchange::saving::save;
use crate::state::{Store, Theme, build_id, in_background, theme};
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
        .child(keeping())
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

/// The ways to how it is kept.
fn keeping() -> El {
    let texts = &ui().settings;
    let places = [
        (None, texts.keeping),
        (Some("lock"), texts.lock),
        (Some("name"), texts.name),
        (Some("install"), texts.install),
        (Some("sitting"), texts.sitting),
        (Some("delete"), texts.delete),
    ];
    let row = |(part, words): (Option<&str>, &str)| {
        el("li").class("entry-row").child(link("", &Route::Keeping(part.map(str::to_owned)), words))
    };
    el("section").child(el("ul").class("rows").children(places.map(row)))
}

fn saving_a_file(store: Store) -> El {
    let texts = &ui().settings;
    let saved = RwSignal::new(false);
    let words = move || if saved.get() { texts.file_saved.to_owned() } else { String::new() };
    section(texts.file_title)
        .child(el("p").text(texts.file_text))
        .child(button("quiet", texts.file_save, move || {
            in_background(async move {
                let _ = saved.try_set(save(store).await);
            });
        }))
        .child(el("p").attr("aria-live", "polite").live_text(words))
        .child(el("p").child(link("", &Route::Keeping(Some("file".to_owned())), texts.file_more)))
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
        .child(build())
}

/// Which build this is, and the list that tells whether its files are what was built.
fn build() -> Option<View> {
    let texts = &workbook().build;
    let hashes = el("a").attr("href", "./hashes.txt").attr("target", "_blank").text(texts.hashes);
    let id = build_id()?;
    let id = hint(&[texts.build, " ", &id].concat());
    Some(View::all([id, el("p").child(hashes)]))
}
