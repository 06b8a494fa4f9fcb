//! One line of a list for any kind of record: its first words, what it is, and when. What is hidden shows its day alone.

use crate::content::{fill, ui, workbook};
use crate::parts::{El, clock_time, day_label, el, hint, label_words, link, marker_words, said_words, written};
use crate::route::Route;
use rethread_core::insight::parts::Part;
use rethread_core::insight::{Known, Made};
use rethread_core::record::{
    Body, Boundary, Card, CheckIn, Entry, Ladder, Observation, OwnSign, Person, Practice, Prediction, Promise,
    SignAnswer, Signal, Trigger, Win,
};
use rethread_core::vault::{RecordId, State};

/// Letters of the first words.
const OPENING: usize = 90;

/// Kinds that are begun from a page of their own, by the name their address has.
const NAMES: [(&str, char); 8] = [
    ("trigger", Trigger::KIND),
    ("prediction", Prediction::KIND),
    ("observation", Observation::KIND),
    ("signal", Signal::KIND),
    ("ladder", Ladder::KIND),
    ("promise", Promise::KIND),
    ("boundary", Boundary::KIND),
    ("win", Win::KIND),
];

/// The kind with this name in an address.
pub fn kind_named(name: &str) -> Option<char> {
    NAMES.into_iter().find(|(known, _)| *known == name).map(|(_, kind)| kind)
}

/// Where a new record of a kind is begun, from another or from nothing.
pub fn begin(kind: char, from: Option<&str>) -> Option<Route> {
    if kind == Entry::KIND {
        return Some(Route::Write(from.map(str::to_owned)));
    }
    let (name, _) = NAMES.into_iter().find(|(_, known)| *known == kind)?;
    Some(Route::Begin(name.to_owned(), from.map(str::to_owned)))
}

/// Where a record is read.
pub fn place(id: &RecordId) -> Route {
    let name = id.to_string();
    match id.kind() {
        Entry::KIND => Route::Entry(name),
        Practice::KIND => Route::Practice(name),
        Person::KIND => Route::Person(name),
        SignAnswer::KIND => match name.split_once('~') {
            Some((_, sign)) => Route::Sign(sign.to_owned()),
            None => Route::Signs,
        },
        OwnSign::KIND => Route::Signs,
        // There is one of each name, which is the tool it is written with.
        Card::KIND => Route::Workbook(name.split_once('~').map(|(_, tool)| tool.to_owned())),
        _ => Route::Note(name),
    }
}

/// What a kind is called.
pub fn kind_words(kind: char) -> &'static str {
    let texts = &workbook().kinds;
    match kind {
        Entry::KIND => texts.entry,
        CheckIn::KIND => texts.check_in,
        Practice::KIND => texts.practice,
        Prediction::KIND => texts.prediction,
        Observation::KIND => texts.observation,
        Signal::KIND => texts.signal,
        Trigger::KIND => texts.trigger,
        Ladder::KIND => texts.ladder,
        Promise::KIND => texts.promise,
        Boundary::KIND => texts.boundary,
        Win::KIND => texts.win,
        Person::KIND => texts.person,
        SignAnswer::KIND | OwnSign::KIND => texts.sign,
        Card::KIND => texts.card,
        _ => texts.other,
    }
}

/// What a record is called in a list. Says nothing of what is hidden.
pub fn opening(made: &Made) -> String {
    let texts = &workbook().kinds;
    if made.ties().is_some_and(|ties| ties.hidden) {
        return texts.hidden.to_owned();
    }
    let words = shortened(made.words());
    match made {
        Made::CheckIn(check_in) => [check_in_words(check_in), words].join(" ").trim().to_owned(),
        Made::Observation(observation) => {
            let marker = observation.marker.map(|marker| marker_words(marker, observation.kept)).unwrap_or_default();
            let parts: Vec<&str> = [marker, &words].into_iter().filter(|part| !part.is_empty()).collect();
            if parts.is_empty() { texts.wordless.to_owned() } else { parts.join(": ") }
        }
        _ if words.is_empty() => texts.wordless.to_owned(),
        _ => words,
    }
}

fn check_in_words(check_in: &CheckIn) -> String {
    let texts = &workbook().kinds;
    let number = |value: Option<u8>| value.map_or_else(|| texts.no_answer.to_owned(), |value| value.to_string());
    let (safe, connected, guard) = (number(check_in.safe), number(check_in.connected), number(check_in.guard));
    fill(texts.check_line, &[("safe", &safe), ("connected", &connected), ("guard", &guard)])
}

/// First words, cut between words.
pub fn shortened(words: &str) -> String {
    let entry =
        Entry { text: words.lines().find(|line| !line.trim().is_empty()).unwrap_or("").into(), ..Entry::default() };
    let opening = entry.opening(OPENING);
    if opening.len() < entry.text.trim().len() { [opening, "…"].concat() } else { opening.to_owned() }
}

/// How a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It was changed in two places.
    TwoVersions,
    /// It has one version, kept or open.
    One(State),
}

/// The line. With `with_day` its day stands in place of the time.
pub fn row(known: &Known, with_day: bool) -> El {
    line(known, Standing::One(known.state), with_day)
}

/// The line of a record that may have two versions. Of what is hidden it says the day alone.
pub fn line(known: &Known, standing: Standing, with_day: bool) -> El {
    let texts = &workbook().kinds;
    let words = || link("row-words", &place(&known.id), &opening(&known.made)).attr("dir", "auto");
    if known.is_hidden() {
        let day = known.day().filter(|_| with_day).map(|day| el("span").class("hint").text(&day_label(&day)));
        return el("li").class("entry-row").child(words()).child(day);
    }
    let time = if known.at > 0 { clock_time(known.at) } else { String::new() };
    let day = with_day.then(|| known.day().map(|day| day_label(&day))).flatten();
    let open = match standing {
        Standing::TwoVersions => Some(ui().journal.conflict_title.to_owned()),
        Standing::One(State::Open) => Some(texts.draft.to_owned()),
        Standing::One(_) => None,
    };
    let pinned = known.made.ties().is_some_and(|ties| ties.pinned).then(|| texts.pinned.to_owned());
    let when = if with_day { day.unwrap_or(time) } else { time };
    let about = [Some(kind_words(known.id.kind()).to_owned()), Some(when), open, pinned];
    let about: Vec<String> = about.into_iter().flatten().filter(|words| !words.is_empty()).collect();
    el("li").class("entry-row").child(words()).child(el("span").class("hint").text(&about.join(" · ")))
}

/// Parts of a record to read.
pub fn parts_list(parts: &[Part]) -> El {
    let rows = parts.iter().map(|part| {
        crate::parts::View::all([
            el("dt").attr("dir", "auto").text(label_words(&part.label)),
            el("dd").child(written(&said_words(&part.label, &part.said))),
        ])
    });
    el("dl").class("answers").children(rows)
}

/// What stands where nothing could be gathered yet.
pub fn gathering() -> El {
    hint(workbook().tools.gathering)
}
