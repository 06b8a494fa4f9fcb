//! Installing as an app: what others can see of it, the browser's own way, and ways by hand.

use super::safe::section;
use crate::content::{fill, keeping, ui};
use crate::parts::{El, View, bullets, button, details, el, heading, link, page};
use crate::route::Route;
use crate::state::{
    Around, Family, announce, around, can_install, family, in_background, in_sitting, install as ask, is_installed,
    name, name_tab,
};
use leptos::prelude::{Get, RwSignal, Set};

/// The whole page.
pub fn install() -> View {
    let texts = &keeping().install;
    name_tab(texts.title);
    page("keeping")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(
            section(texts.seen_title)
                .child(bullets([texts.seen_1, texts.seen_2, texts.seen_3]))
                .child(el("p").child(to("name", texts.name))),
        )
        .child(section(texts.now_title).child(now()))
        .child(by_hand())
        .child(section(texts.away_title).child(el("p").text(texts.away)))
        .into()
}

fn to(part: &str, words: &str) -> El {
    link("", &Route::Keeping(Some(part.to_owned())), words)
}

/// What this browser offers by itself.
fn now() -> View {
    let texts = &keeping().install;
    let words = if is_installed() {
        texts.is_already
    } else if in_sitting() {
        texts.sitting
    } else if around() != Around::Nothing {
        texts.embedded
    } else if can_install() {
        return pressing();
    } else {
        texts.now_by_hand
    };
    el("p").text(words).into()
}

fn pressing() -> View {
    let texts = &keeping().install;
    let said = RwSignal::new("");
    let press = button("", texts.now, move || {
        in_background(async move {
            let words = if ask().await { texts.now_done } else { texts.now_no };
            // The page may have been left meanwhile.
            let _ = said.try_set(words);
            announce(words);
        });
    });
    View::all([
        el("p").text(&fill(texts.now_named, &[("name", called())])),
        el("p").child(press),
        el("p").live_text(move || said.get().to_owned()),
    ])
}

/// The name that the app would be installed under.
fn called() -> &'static str {
    let texts = &keeping().name;
    match name().as_deref() {
        Some("notes") => texts.notes,
        Some("weather") => texts.weather,
        Some("reading") => texts.reading,
        _ => ui().shell.app_name,
    }
}

/// Ways by hand, this browser's open.
fn by_hand() -> View {
    let texts = &keeping().install;
    let save = el("p").child(to("file", texts.safari_file));
    let ways = [
        (Family::Chromium, texts.chromium_title, View::from(bullets([texts.chromium_1, texts.chromium_2]))),
        (Family::Firefox, texts.firefox_title, bullets([texts.firefox_1, texts.firefox_2]).into()),
        (
            Family::Safari,
            texts.safari_title,
            View::all([bullets([texts.safari_1, texts.safari_2, texts.safari_3]), save]),
        ),
    ];
    let here = family();
    View::all(
        ways.map(|(browser, title, inside)| details(title, inside).attr_if("open", (browser == here).then_some(""))),
    )
}
