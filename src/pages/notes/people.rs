//! The people somebody wrote about, by the names they gave them.

use super::who::{Who, everybody};
use crate::content::workbook;
use crate::pages::row;
use crate::parts::{El, View, button, context_name, el, fresh_id, heading, hint, link, live, page, value_of};
use crate::route::Route;
use crate::state::{Gathering, People, Store, go, name_tab};
use leptos::prelude::{Get, GetUntracked, Memo, RwSignal, Set, Update, With};

/// Names drawn at first and with each press.
const SHARE: usize = 40;

/// Everybody.
pub fn people() -> View {
    let texts = &workbook().people;
    name_tab(texts.title);
    let all = Memo::new(move |_| Gathering::here().whole(everybody));
    let shown = RwSignal::new(SHARE);
    let names = live(move || {
        let many = shown.get();
        all.with(|all| match all {
            None => View::from(row::gathering()),
            Some(all) if all.is_empty() => el("p").class("empty").text(texts.empty).into(),
            Some(all) => {
                let more = button("quiet", texts.earlier, move || shown.update(|shown| *shown += SHARE));
                let more = (all.len() > many).then_some(more);
                View::all([View::from(el("ul").class("rows").children(all.iter().take(many).map(one))), more.into()])
            }
        })
    });
    page("list")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(names)
        .child(add())
        .into()
}

fn one(who: &Who) -> El {
    let about = who.context.map(|context| el("span").class("hint").text(context_name(context)));
    el("li")
        .class("entry-row")
        .child(link("row-words", &Route::Person(who.id().to_owned()), &who.alias).attr("dir", "auto"))
        .child(about)
}

/// A name and the way to its page.
fn add() -> El {
    let texts = &workbook().people;
    let typed = RwSignal::new(String::new());
    let id = fresh_id("name");
    let input = el("input")
        .attr("type", "text")
        .attr("id", &id)
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .live_value(move || typed.get())
        .on("input", move |event| typed.set(value_of(&event)));
    let open = el("button").class("button quiet").text(texts.add_button);
    el("form")
        .class("field")
        .child(el("label").attr("for", &id).text(texts.add))
        .child(hint(texts.add_help))
        .child(el("div").class("button-row").child(input).child(open))
        .on("submit", move |event| {
            event.prevent_default();
            if let Some(id) = People::of(Store::here()).meet(&typed.get_untracked()) {
                go(&Route::Person(id.to_string()));
            }
        })
}
