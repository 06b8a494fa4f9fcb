//! One person: what they are called, whether they are safe to be with, what was seen, and all that was written about
//! them. Nothing here adds anything up.

use super::form::Form;
use super::list::rows;
use super::{seen, who};
use crate::content::{content, fill, ui, workbook};
use crate::pages::{danger, missing, row};
use crate::parts::{
    El, Pick, View, button, context_name, details, el, heading, hint, link, live, on, one, page, paragraphs,
    short_field, when_label, written,
};
use crate::state::{Draft, Gathering, People, Store, focus, focus_heading, name_tab};
use leptos::prelude::{Get, Memo, RwSignal, Set};
use rethread_core::content::Context;
use rethread_core::record::{Body, Boundary, Entry, Person, Prediction, Safety, Trigger};
use rethread_core::vault::RecordId;

/// Where the focus goes when the question is opened.
const QUESTION: &str = "danger-question";

/// Their page.
pub fn person(id: &str) -> View {
    let Some(id) = RecordId::parse(id).filter(|id| id.kind() == Person::KIND) else { return missing::gone() };
    let store = Store::here();
    missing::or_missing(store.load::<Person>(&id), |_| match People::of(store).open(&id) {
        Some(draft) => drawn(&id, draft),
        None => missing::gone(),
    })
}

fn drawn(id: &RecordId, draft: Draft<Person>) -> View {
    let texts = &workbook().people;
    // Names stay out of the tab and of the browser's history.
    name_tab(texts.title);
    let store = Store::here();
    let form = Form::new(draft);
    let alias = move || {
        store.track();
        draft.with(|person: &Person| person.alias.clone())
    };
    let name = id.to_string();
    let own = name.clone();
    // Two records with one name are one person; which records those are seldom changes.
    let ids = Memo::new(move |_| Gathering::here().whole(|gathered| who::same_as(gathered, &own)).unwrap_or_default());
    let answer = Memo::new(move |_| {
        store.track();
        let alias = draft.with(|person: &Person| person.alias.clone());
        People::of(store).danger(Some(&name), &[&alias])
    });
    let (about, again) = (id.clone(), RwSignal::new(false));
    let safe = live(move || safety(draft, answer.get(), again));
    let ways = live(move || begin(&about, answer.get().is_none_or(|(answer, _)| answer.may_go_on())));
    let all = live(move || {
        let ids = ids.get();
        rows(texts.written_empty, move |known| ids.iter().any(|id| known.is_about(id)))
    });
    page("person")
        .child(heading("").attr("dir", "auto").live_text(alias))
        .child(known_as(draft))
        .child(safe)
        .child(about_them(form))
        .child(seen::seen(id, ids))
        .child(ways)
        .child(el("section").child(el("h2").text(texts.written)).child(all))
        .into()
}

/// The name, a part of life and a note, to be changed.
fn about_them(form: Form<Person>) -> El {
    let texts = &workbook().people;
    let now = form.now();
    let picks = Context::ALL.iter().map(|context| Pick::new(context.id(), context_name(*context))).collect();
    let context = on(move |id: String| {
        let context = Context::ALL.into_iter().find(|context| context.id() == id);
        form.draft.edit(|person| person.context = context);
    });
    let alias = on(move |alias: String| {
        // Somebody without a name could not be found again.
        if !alias.trim().is_empty() {
            form.draft.edit(|person| person.alias = alias);
        }
    });
    let inside = el("div")
        .child(short_field(texts.alias, texts.add_help, &now.alias, alias))
        .child(one(texts.context, picks, now.context.map_or("", Context::id), context))
        .child(form.words(texts.note, texts.note_help, 3, |person| &mut person.note));
    details(texts.about, inside)
}

/// Their part of life and the note, to read.
fn known_as(draft: Draft<Person>) -> View {
    let store = Store::here();
    live(move || {
        store.track();
        let (context, note) = draft.with(|person: &Person| (person.context, person.note.clone()));
        let note = (!note.trim().is_empty()).then(|| written(note.trim()));
        View::all([View::from(context.map(|context| hint(context_name(context)))), note.into()])
    })
}

/// What was answered about danger from them, and the way to answer it again. After a yes or an unsure, help stands
/// first.
fn safety(draft: Draft<Person>, known: Option<(Safety, u64)>, again: RwSignal<bool>) -> View {
    let texts = &workbook().people;
    let alias = draft.with(|person: &Person| person.alias.clone());
    let answered = on(move |answer: Safety| {
        let alias = draft.with(|person: &Person| person.alias.clone());
        // What is being written here is saved before others of that name are answered for, and read anew afterwards.
        draft.save_now();
        People::of(Store::here()).answer(&alias, answer);
        again.set(false);
        Store::here().draw_anew();
        focus_heading();
    });
    let asked = again.get();
    let question = asked.then(|| {
        let question = danger::question(known.map(|(answer, _)| answer), answered);
        el("div").attr("id", QUESTION).attr("tabindex", "-1").child(paragraphs(content().danger.text)).child(question)
    });
    let open = |words: &str| {
        (!asked).then(|| {
            button("plain", words, move || {
                again.set(true);
                // The button is gone by then, and what it opened takes its place.
                focus(QUESTION);
            })
        })
    };
    let section = el("section").class("card danger-answer");
    let Some((answer, at)) = known else {
        let words = fill(texts.danger_open, &[("alias", &alias)]);
        return section
            .child(el("h2").text(texts.danger))
            .child(el("p").text(&words))
            .child(open(texts.danger_ask))
            .child(question)
            .into();
    };
    let values = [("alias", &*alias), ("day", &*when_label(at)), ("answer", danger::answer_words(answer))];
    let remembered = hint(&fill(ui().person.remembered, &values)).attr("dir", "auto");
    let change = open(ui().person.change);
    if answer.may_go_on() {
        return section.child(el("h2").text(texts.danger)).child(remembered).child(change).child(question).into();
    }
    section
        .child(el("h2").text(content().danger.safety_title))
        .child(danger::words_in_short(texts.danger_more))
        .child(remembered)
        .child(change)
        .child(question)
        .into()
}

/// What can be begun about them. What looks at a fear or turns to them is offered only after a plain no, or before
/// the question was asked; it asks by itself.
fn begin(id: &RecordId, may_go_on: bool) -> El {
    let texts = &workbook().people;
    let kinds: &[char] = match may_go_on {
        true => &[Trigger::KIND, Prediction::KIND, Boundary::KIND, Entry::KIND],
        false => &[Trigger::KIND, Entry::KIND],
    };
    let ways = kinds.iter().filter_map(|kind| {
        let place = row::begin(*kind, Some(id.as_str()))?;
        Some(el("li").child(link("", &place, row::kind_words(*kind))))
    });
    el("section")
        .class("no-print")
        .child(el("h2").text(texts.begin))
        .child(hint(texts.begin_text))
        .child(el("ul").children(ways))
}
