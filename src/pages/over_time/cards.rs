//! Cards to carry: one for somebody who supports the person, one for a moment of danger. What is written is kept, and
//! what the person wrote in practices can be taken over.

use super::{card_lines, on_paper};
use crate::content::{content, fill, workbook};
use crate::pages::missing;
use crate::parts::{El, Pick, View, button, choices, el, heading, hint, live, long_field, on, page};
use crate::route::Route;
use crate::state::{Draft, Gathering, Store, card, go, name_tab};
use leptos::prelude::{Get, RwSignal, Set, Track, Update};
use rethread_core::insight::sheet::{Item, Paper, Section};
use rethread_core::insight::{Made, parts::answer_words};
use rethread_core::record::{Body, Card};
use rethread_core::vault::RecordId;

/// A field of a card: how it is asked, how it is called on the card, and the steps of practices it can be taken from.
struct Field {
    id: &'static str,
    asked: &'static str,
    help: &'static str,
    short: &'static str,
    from: &'static [(&'static str, &'static str)],
}

/// The field that holds chosen help lines.
pub(super) const LINES: &str = "lines";
const WALLET: &str = "wallet";

/// The card for somebody who supports the person.
pub fn supporter() -> View {
    let texts = &workbook().cards;
    let field = |id, asked, help, short, from| Field { id, asked, help, short, from };
    let fields = vec![
        field(
            "helps",
            texts.supporter_helps,
            texts.supporter_helps_help,
            texts.supporter_on_helps,
            &[("soothing-kit", "things"), ("soothing-kit", "company")],
        ),
        field("not", texts.supporter_not, texts.supporter_not_help, texts.supporter_on_not, &[]),
        field(
            "hear",
            texts.supporter_hear,
            texts.supporter_hear_help,
            texts.supporter_on_hear,
            &[("soothing-kit", "words")],
        ),
    ];
    let above = el("p").class("lede").text(texts.supporter_lede);
    drawn("supporter-card", texts.supporter_title, texts.supporter_on_title, above.into(), fields, false)
}

/// The card for a moment of danger.
pub fn safety() -> View {
    let texts = &workbook().cards;
    let field = |id, asked, help, short, from| Field { id, asked, help, short, from };
    let fields = vec![
        field(
            "people",
            texts.safety_people,
            texts.safety_people_help,
            texts.safety_on_people,
            &[("support-circle", "there")],
        ),
        field("code", texts.safety_code, texts.safety_code_help, texts.safety_on_code, &[]),
        field("place", texts.safety_place, texts.safety_place_help, texts.safety_on_place, &[]),
        field("steps", texts.safety_steps, texts.safety_steps_help, texts.safety_on_steps, &[]),
    ];
    let warning = el("section")
        .class("notice")
        .child(el("h2").text(texts.safety_warning_title))
        .child(el("p").text(texts.safety_warning));
    let above = View::all([el("p").class("lede").text(texts.safety_lede), warning]);
    drawn("safety-card", texts.safety_title, texts.safety_on_title, above, fields, true)
}

fn drawn(
    name: &'static str,
    title: &'static str,
    on_title: &'static str,
    above: View,
    fields: Vec<Field>,
    with_lines: bool,
) -> View {
    let texts = &workbook().cards;
    name_tab(title);
    let store = Store::here();
    let Some(draft) = card(store, name, on_title) else { return missing::waiting() };
    let changed = RwSignal::new(0_u32);
    let fields = std::rc::Rc::new(fields);
    let asked = fields.iter().map(|field| one_field(draft, field, changed));
    let lines = with_lines.then(|| card_lines::field(draft, changed));
    let size = RwSignal::new(WALLET.to_owned());
    let on_card = fields.clone();
    let preview = live(move || {
        changed.track();
        let class = if size.get() == WALLET { "on-paper paper-card wallet" } else { "on-paper paper-card" };
        el("article").class(class).child(face(draft, on_title, &on_card, with_lines))
    });
    let sizes = vec![Pick::new(WALLET, texts.size_wallet), Pick::new("page", texts.size_page)];
    let sized = on(move |(id, chosen): (String, bool)| {
        if chosen {
            size.set(id);
        }
    });
    let clear = button("plain", texts.clear, move || {
        draft.save_now();
        draft.end();
        if let Some(id) = RecordId::singleton(Card::KIND, name) {
            store.delete(&id, texts.cleared);
        }
        go(&Route::Workbook(None));
    });
    let in_file = fields.clone();
    let ways = on_paper::ways(move || Paper {
        title: on_title.to_owned(),
        lines: Vec::new(),
        sections: vec![Section {
            title: String::new(),
            items: vec![Item { parts: lines_of(draft, &in_file, with_lines), ..Item::default() }],
        }],
    });
    page("with-paper")
        .child(heading(title))
        .child(above)
        .child(hint(texts.kept_hint))
        .children(asked)
        .child(lines)
        .child(el("h2").text(texts.preview))
        .child(hint(texts.preview_text))
        .child(choices(texts.size, sizes, &[WALLET.to_owned()], true, sized))
        .child(preview)
        .child(ways)
        .child(el("p").child(clear))
        .into()
}

/// What is asked, with what practices can lend to it.
fn one_field(draft: Draft<Card>, field: &Field, changed: RwSignal<u32>) -> El {
    let (id, asked, help, from) = (field.id, field.asked, field.help, field.from);
    // Drawn anew when words came from elsewhere than this field.
    let lent = RwSignal::new(0_u32);
    let area = live(move || {
        lent.track();
        let written = on(move |words: String| {
            draft.edit(|card| card.put(id, asked, &words));
            changed.update(|changed| *changed += 1);
        });
        long_field(asked, help, &draft.with(|card| card.words(id).to_owned()), 3, written)
    });
    let add = on(move |words: String| {
        let both = draft.with(|card| [card.words(id).trim_end(), &words].join("\n").trim().to_owned());
        draft.edit(|card| card.put(id, asked, &both));
        changed.update(|changed| *changed += 1);
        lent.update(|lent| *lent += 1);
    });
    let gathering = Gathering::here();
    let offers = live(move || {
        let offered = from.iter().filter_map(|(exercise, step)| {
            let words = answered(&gathering, exercise, step).filter(|words| !words.trim().is_empty())?;
            let title = content().exercise(exercise)?.title;
            let add = add.clone();
            let asked = fill(workbook().cards.take_over, &[("title", title)]);
            Some(button("plain", &asked, move || add(words.clone())))
        });
        View::all(offered.take(1))
    });
    el("div").class("card-field").child(area).child(offers)
}

/// The latest answer to a step of a practice, with every word of it.
fn answered(gathering: &Gathering, exercise: &str, step: &str) -> Option<String> {
    let latest = gathering.whole(|gathered| {
        let runs =
            gathered.newest().filter(|known| matches!(&known.made, Made::Practice(run) if run.exercise == exercise));
        runs.map(|known| known.id.clone()).take(3).collect::<Vec<RecordId>>()
    })?;
    latest.iter().find_map(|id| match gathering.full(id)? {
        Made::Practice(run) => run.answer(step).map(answer_words),
        _ => None,
    })
}

/// What stands on the card: how each field is called there, and what it says.
fn lines_of(draft: Draft<Card>, fields: &[Field], with_lines: bool) -> Vec<(String, String)> {
    let now = draft.with(Card::clone);
    let said = fields.iter().map(|field| (field.short.to_owned(), now.words(field.id).trim().to_owned()));
    let lines = with_lines.then(|| card_lines::chosen(now.words(LINES)).join("\n"));
    let lines = lines.map(|lines| (workbook().cards.safety_on_lines.to_owned(), lines));
    said.chain(lines).filter(|(_, said)| !said.is_empty()).collect()
}

/// The card as it is printed.
fn face(draft: Draft<Card>, title: &str, fields: &[Field], with_lines: bool) -> View {
    let item = Item { parts: lines_of(draft, fields, with_lines), ..Item::default() };
    let inside: View = match item.parts.is_empty() {
        true => hint(workbook().cards.empty).into(),
        false => on_paper::parts(&item).into(),
    };
    View::all([el("h3").text(title).into(), inside])
}
