//! Where every visit begins: what was left open, one suggestion, a check-in, what waits to be looked back at, and what
//! came before.
//!
//! The words are the same after an hour and after a month. The first drawing reads a handful of records; what needs all
//! of them comes once they are gathered, below everything that may be read or written by then.

use super::{later::offer_install, roots::suggestion_card, row, today_check, today_due};
use crate::content::{content, fill, ui, workbook};
use crate::parts::{El, View, card, el, heading, hint, link, live, page, when_label};
use crate::route::Route;
use crate::state::{Gathering, Listed, Store, after_drawing, may_offer};
use leptos::prelude::{Get, IsDisposed, RwSignal, Set, WithUntracked};
use rethread_core::content::Sign;
use rethread_core::insight::{Gathered, Known, Made, made::KINDS, suggest};
use rethread_core::record::{Body, Entry, Felt, OwnSign, Person, Practice, SignAnswer, Trigger, Win};
use rethread_core::vault::{RecordId, State};

/// Rows of what was left open.
const OPEN: usize = 6;
/// Rows of what came before.
const BEFORE: usize = 5;
/// Practices that count as done lately, so that another is suggested first.
const LATELY: usize = 3;

/// The whole page.
pub fn today() -> View {
    let texts = &ui().today;
    let store = Store::here();
    let few = first(store);
    let latest = RwSignal::new_local(Latest::of(&few));
    let begun = RwSignal::new(false);
    after_drawing(move || {
        if !begun.is_disposed() {
            begun.set(true);
        }
    });
    let gathering = move || begun.get().then(|| Gathering::of(store));
    // Rows are drawn anew only when they say something else, so that nothing moves under a finger or a focus.
    let follow = live(move || {
        store.track();
        let whole = gathering().and_then(|gathering| gathering.whole(Latest::of));
        let now = whole.unwrap_or_else(|| Latest::of(&first(store)));
        if latest.with_untracked(|latest| !latest.is_as(&now)) {
            latest.set(now);
        }
        View::nothing()
    });
    page("today")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.welcome))
        .child(live(move || left_open(&latest.get().open)))
        .child(quick())
        .child(suggestion(store, &few))
        .child(today_check::check_in(store))
        .child(today_due::look_back(store, gathering))
        .child(live(move || before(&latest.get().before)))
        .child(live(move || (begun.get() && may_offer(store)).then(offer_install)))
        .child(follow)
        .into()
}

/// What the first drawing reads: what was left open, and the newest.
fn first(store: Store) -> Gathered {
    let open = store.newest(&KINDS, OPEN, |_, state| state == State::Open);
    let kept = store.newest(&KINDS, BEFORE, |id, state| state == State::Kept && is_written(id));
    let practices = store.newest(&[Practice::KIND], LATELY, |_, _| true);
    let mut first: Vec<Listed> = Vec::new();
    for one in open.into_iter().chain(kept).chain(practices) {
        if !first.iter().any(|known| known.id == one.id) {
            first.push(one);
        }
    }
    store.few(first.iter())
}

/// Whether it was written by itself, rather than kept beside something.
fn is_written(id: &RecordId) -> bool {
    ![Person::KIND, SignAnswer::KIND, OwnSign::KIND].contains(&id.kind())
}

/// The newest of what is there.
#[derive(Clone)]
struct Latest {
    open: Vec<Known>,
    before: Vec<Known>,
}

impl Latest {
    fn of(gathered: &Gathered) -> Latest {
        let open = gathered.newest().filter(|known| known.state == State::Open).take(OPEN);
        let before = gathered.newest().filter(|known| known.state == State::Kept && is_written(&known.id));
        Latest { open: open.cloned().collect(), before: before.take(BEFORE).cloned().collect() }
    }

    fn is_as(&self, other: &Latest) -> bool {
        let same = |one: &[Known], other: &[Known]| {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len() && pairs.all(|(one, other)| one.id == other.id && one.made == other.made)
        };
        same(&self.open, &other.open) && same(&self.before, &other.before)
    }
}

fn left_open(open: &[Known]) -> Option<El> {
    let texts = &ui().today;
    let rows = open.iter().filter_map(|known| {
        let hidden = known.is_hidden();
        let (place, words, more) = match &known.made {
            Made::Practice(practice) => {
                let exercise = content().exercise(&practice.exercise)?;
                let words = fill(texts.open_practice, &[("title", exercise.title)]);
                (Route::Run(known.id.to_string()), words, when_label(known.at))
            }
            Made::Entry(entry) if !hidden => {
                let opening = row::shortened(&entry.text);
                let more = if opening.is_empty() { texts.open_entry_empty.to_owned() } else { opening };
                (row::place(&known.id), texts.open_entry.to_owned(), more)
            }
            _ => (row::place(&known.id), row::opening(&known.made), when_label(known.at)),
        };
        let more = hint(&more).attr("dir", "auto");
        Some(el("li").class("entry-row").child(link("", &place, &words)).child(more))
    });
    let rows: Vec<El> = rows.collect();
    (!rows.is_empty()).then(|| card("open", texts.open_title).child(el("ul").class("rows").children(rows)))
}

/// The shortest ways to write something down.
fn quick() -> El {
    let texts = &workbook().due;
    let ways = [(Trigger::KIND, texts.quick_trigger), (Win::KIND, texts.quick_win), (Entry::KIND, texts.quick_write)];
    let ways = ways.into_iter().filter_map(|(kind, words)| Some(link("button quiet", &row::begin(kind, None)?, words)));
    el("nav").class("button-row quick").attr("aria-label", texts.quick_title).children(ways)
}

/// One gentle suggestion: from the recognised signs, or the list of signs itself.
fn suggestion(store: Store, few: &Gathered) -> El {
    let texts = &ui().today;
    let recognised = recognised(store);
    let practices = few.newest().filter_map(|known| match &known.made {
        Made::Practice(practice) => Some(practice.exercise.as_str()),
        _ => None,
    });
    let lately: Vec<&str> = practices.take(LATELY).collect();
    // The gentlest that was not done lately: nobody is greeted with the deepest.
    let offered = suggest(content(), &recognised, &lately, content().exercises.len());
    let gentlest = offered.iter().min_by_key(|found| (lately.contains(&found.exercise.id), found.exercise.depth));
    let inside = match gentlest {
        Some(suggestion) => suggestion_card(suggestion),
        None => el("div")
            .class("card")
            .child(el("h3").text(texts.suggest_signs_title))
            .child(el("p").text(texts.suggest_signs_why))
            .child(link("button", &Route::Signs, texts.suggest_signs_open)),
    };
    el("section").class("suggestion").child(el("h2").text(texts.suggest_title)).child(inside)
}

/// The signs recognised, read without opening any of them for writing.
fn recognised(store: Store) -> Vec<&'static Sign> {
    let answers = store.list(SignAnswer::KIND).into_iter();
    let answers = answers.filter_map(|listed| store.load::<SignAnswer>(&listed.id).here());
    let felt: Vec<String> = answers.filter(|answer| answer.felt != Felt::No).map(|answer| answer.sign).collect();
    content().signs.iter().filter(|sign| felt.iter().any(|id| id == sign.id)).collect()
}

fn before(before: &[Known]) -> Option<El> {
    let texts = &ui().today;
    let rows: Vec<El> = before.iter().map(|known| row::row(known, true)).collect();
    let all = el("p").child(link("", &Route::Journal, texts.before_all));
    (!rows.is_empty()).then(|| {
        let rows = el("ul").class("rows").children(rows);
        el("section").class("before").child(el("h2").text(texts.before_title)).child(rows).child(all)
    })
}
