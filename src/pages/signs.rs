//! The checklist of signs. Saved as it is ticked; nothing is counted.

use super::narrow::Narrow;
use super::signs_own::own_signs;
use crate::content::{content, ui};
use crate::parts::{El, View, card, el, fresh_id, heading, hint, link, live, long_field, on, page};
use crate::route::Route;
use crate::state::{Answers, Store};
use leptos::prelude::{Get, GetUntracked, RwSignal, Set};
use rethread_core::content::{Sign, SignGroup};
use rethread_core::record::Felt;

/// The whole page.
pub fn signs() -> View {
    let texts = &ui().signs;
    let store = Store::here();
    let narrow = Narrow::here();
    let answers = Answers::load(store);
    let next = card("next", texts.next_title).child(el("p").text(texts.next_text)).child(link(
        "button",
        &Route::Roots,
        texts.next_open,
    ));
    page("signs")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(narrow.control(texts.filter))
        .children(content().groups.iter().map(|group| sign_group(group, narrow, answers)))
        .child(own_signs())
        .child(next)
        .into()
}

fn sign_group(group: &'static SignGroup, narrow: Narrow, answers: Answers) -> El {
    let here = move || content().signs.iter().filter(move |sign| sign.group == group.id);
    let empty = move || here().all(|sign| !narrow.shows(sign.contexts));
    el("section")
        .class("sign-group")
        .child(el("h2").text(group.title))
        .child(hint(group.intro))
        .children(here().map(|sign| sign_row(sign, narrow, answers)))
        .child(hint(ui().signs.none_here).shown(empty))
}

fn sign_row(sign: &'static Sign, narrow: Narrow, answers: Answers) -> El {
    let texts = &ui().signs;
    let about = move || {
        let note = on(move |note| answers.set_note(sign, note));
        let place = Route::Sign(sign.id.to_owned());
        el("div").child(about_sign(sign)).child(el("p").child(link("", &place, texts.read))).child(long_field(
            texts.note,
            "",
            &answers.note(sign.id),
            2,
            note,
        ))
    };
    el("div")
        .class("sign")
        .attr("data-sign", sign.id)
        .shown(move || narrow.shows(sign.contexts))
        .child(felt_control(sign.title, move || answers.felt(sign.id), move |felt| answers.set_felt(sign, felt)))
        .child(opening(about))
}

/// What it can look like, what it may have kept safe, what it can cost.
pub fn about_sign(sign: &Sign) -> El {
    let texts = &ui().signs;
    let about = el("dl").class("sign-about");
    let terms = [(texts.looks_like, sign.looks_like), (texts.protected, sign.protected), (texts.cost, sign.cost)];
    terms.into_iter().fold(about, |about, (term, text)| about.child(el("dt").text(term)).child(el("dd").text(text)))
}

/// "More about this": what is inside is built when it is first opened, so that a long list is quick to draw.
fn opening(inside: impl Fn() -> El + 'static) -> El {
    let opened = RwSignal::new(false);
    el("details")
        .class("disclosure")
        .child(el("summary").text(ui().signs.more))
        .child(live(move || opened.get().then(&inside)))
        .on("toggle", move |_| {
            if !opened.get_untracked() {
                opened.set(true);
            }
        })
}

/// Yes, sometimes or not me, under the sign's own words. Nothing is chosen for the person.
pub fn felt_control(
    title: &str,
    felt: impl Fn() -> Option<Felt> + Copy + 'static,
    changed: impl Fn(Felt) + Copy + 'static,
) -> El {
    let texts = &ui().signs;
    let name = fresh_id("felt");
    let options = [(Felt::Yes, texts.yes), (Felt::Sometimes, texts.sometimes), (Felt::No, texts.no)];
    let options = options.into_iter().map(|(value, words)| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", &name)
            .attr("autocomplete", "off")
            .live_checked(move || felt() == Some(value))
            .on("change", move |_| changed(value));
        el("label").child(input).child(el("span").text(words))
    });
    el("fieldset")
        .class("felt")
        .child(el("legend").text(title))
        .child(el("div").class("felt-options").children(options))
}
