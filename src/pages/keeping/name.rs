//! A neutral name and icon for the tab and for the app when it is installed, and what neither can hide.

use crate::content::{fill, keeping, ui};
use crate::parts::{El, Pick, View, bullets, choices, el, fresh_id, heading, hint, is_checked, on, page};
use crate::state::{announce, choose_name, choose_titles, in_sitting, name, name_tab, plain_titles};
use leptos::prelude::{Get, RwSignal, Set, Update};

/// The whole page.
pub fn names() -> View {
    let texts = &keeping().name;
    name_tab(texts.title);
    let said = RwSignal::new(String::new());
    let drawn = RwSignal::new(0_u32);
    let titles = crate::parts::live(move || {
        // Whether the name stands alone follows the name until the person chooses.
        drawn.get();
        titles(said)
    });
    page("keeping")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(in_sitting().then(|| el("p").class("notice").text(texts.sitting)))
        .child(el("section").child(which(said, drawn)).child(titles).child(el("p").live_text(move || said.get())))
        .child(about(texts.install_title, [texts.install_1, texts.install_2, texts.install_3]))
        .child(about(texts.shows_title, [texts.shows_1, texts.shows_2, texts.shows_3, texts.shows_4]))
        .into()
}

fn about<const COUNT: usize>(title: &str, lines: [&'static str; COUNT]) -> El {
    el("section").child(el("h2").text(title)).child(bullets(lines))
}

/// The names, each with the icon that goes with it.
fn which(said: RwSignal<String>, drawn: RwSignal<u32>) -> El {
    let texts = &keeping().name;
    let names = [
        ("", "icon", ui().shell.app_name),
        ("notes", "notes", texts.notes),
        ("weather", "weather", texts.weather),
        ("reading", "reading", texts.reading),
    ];
    let (group, now) = (fresh_id("names"), name().unwrap_or_default());
    let rows = names.map(|(id, icon, words)| {
        let press = move |chosen: bool| {
            if chosen {
                let kept = choose_name((!id.is_empty()).then_some(id));
                tell(said, if kept { fill(texts.changed, &[("name", words)]) } else { texts.refused.to_owned() });
                drawn.update(|drawn| *drawn += 1);
            }
        };
        let input = el("input")
            .attr("type", "radio")
            .attr("name", &group)
            .checked(id == now)
            .on("change", move |event| press(is_checked(&event)));
        let address = ["./icons/", icon, ".svg"].concat();
        let picture = el("img").attr("src", &address).attr("alt", "").attr("width", "32").attr("height", "32");
        el("label").class("choice").child(input).child(picture).child(el("span").text(words))
    });
    let rows = el("div").class("choices").children(rows);
    el("fieldset").class("group").child(el("legend").text(texts.choose)).child(rows)
}

/// Whether the tab shows the name alone.
fn titles(said: RwSignal<String>) -> View {
    let texts = &keeping().name;
    let options = vec![Pick::new("plain", texts.titles_plain), Pick::new("full", texts.titles_full)];
    let now = if plain_titles() { "plain" } else { "full" };
    let changed = on(move |(id, chosen): (String, bool)| {
        if chosen && !choose_titles(id == "plain") {
            tell(said, texts.refused.to_owned());
        }
        name_tab(texts.title);
    });
    View::all([choices(texts.titles, options, &[now.to_owned()], true, changed), hint(texts.titles_hint)])
}

/// Says what became of a choice, and has the tab follow it.
fn tell(said: RwSignal<String>, words: String) {
    announce(&words);
    said.set(words);
    name_tab(keeping().name.title);
}
