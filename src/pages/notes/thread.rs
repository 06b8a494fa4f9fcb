//! What a record grew from and what grew from it, from the first alarm to what happened.

use super::carried;
use crate::content::{fill, workbook};
use crate::pages::{missing, row};
use crate::parts::{
    El, View, button, came_words, clock_time, day_label, details, el, heading, hint, link, live, page, right_words,
    written,
};
use crate::route::Route;
use crate::state::{Gathering, name_tab};
use leptos::prelude::{Get, RwSignal, Update};
use rethread_core::insight::carry::kept_in_sight;
use rethread_core::insight::parts::{Field, Label};
use rethread_core::insight::thread::{Link, thread as chain};
use rethread_core::insight::{Gathered, Known, Made};
use rethread_core::record::{Prediction, Signal};
use rethread_core::vault::RecordId;

/// Records drawn at first and with each press.
const SHARE: usize = 20;
/// Letters that are read without opening a record.
const EXCERPT: usize = 280;

/// One record of it, ready to be drawn.
struct Bead {
    known: Known,
    lost: Option<String>,
    is_lost: bool,
    /// The opening of what it grew from, where that does not stand right above.
    branch: Option<String>,
}

/// The whole page.
pub fn thread(id: &str) -> View {
    let texts = &workbook().thread;
    let Some(id) = RecordId::parse(id) else { return missing::gone() };
    name_tab(texts.title);
    let gathering = Gathering::here();
    let shown = RwSignal::new(SHARE);
    live(move || {
        let many = shown.get();
        let found = gathering.whole(|gathered| {
            let links = chain(gathered, id.as_str());
            let beads: Vec<Bead> =
                links.iter().enumerate().take(many).filter_map(|(at, link)| bead(gathered, &links, at, link)).collect();
            let last = links.last().and_then(|link| RecordId::parse(&link.id));
            (beads, links.len(), last)
        });
        let Some((beads, all, last)) = found else {
            return page("chain").child(heading(texts.title)).child(row::gathering()).into();
        };
        if all == 0 {
            return missing::gone();
        }
        let is_alone = all == 1 && beads.iter().all(|bead| !bead.is_lost);
        let more = (all > many).then(|| button("quiet", texts.more, move || shown.update(|shown| *shown += SHARE)));
        let on = last.and_then(|last| Some((gathering.full(&last)?, last))).map(|(made, last)| {
            el("section")
                .class("no-print")
                .child(el("h2").text(texts.on))
                .child(hint(workbook().form.carry_text))
                .child(carried::ways(&last, &made))
        });
        let beads = beads.into_iter().map(|bead| drawn(&gathering, bead, &id));
        page("chain")
            .child(heading(texts.title))
            .child(el("p").class("lede").text(texts.lede))
            .child(el("ol").class("thread-line").children(beads))
            .child(more)
            .child(is_alone.then(|| hint(texts.alone)))
            .child(on)
            .into()
    })
}

fn bead(gathered: &Gathered, links: &[Link], at: usize, link: &Link) -> Option<Bead> {
    let known = gathered.get(&link.id)?.clone();
    let from = known.made.ties().and_then(|ties| ties.from.clone());
    let origin = from.as_deref().and_then(|from| gathered.get(from));
    let is_lost = from.is_some() && origin.is_none();
    let before = at.checked_sub(1).and_then(|before| links.get(before)).map(|link| link.id.as_str());
    let branch = origin.filter(|origin| before != Some(origin.id.as_str())).filter(|_| link.level > 0);
    let branch = branch.map(|origin| row::opening(&origin.made));
    let lost = link.lost.clone().filter(|_| !known.is_hidden());
    Some(Bead { known, lost, is_lost, branch })
}

fn drawn(gathering: &Gathering, bead: Bead, here: &RecordId) -> El {
    let texts = &workbook().thread;
    let known = &bead.known;
    let time = (known.at > 0).then(|| clock_time(known.at));
    // The day a record is about may be another than the one it was written on; then its time says nothing.
    let begun = known.begun.as_ref().map(|(day, _)| day);
    let day = known.day();
    let time = time.filter(|_| begun == day.as_ref());
    let when: Vec<String> = [Some(row::kind_words(known.id.kind()).to_owned()), day.map(|day| day_label(&day)), time]
        .into_iter()
        .flatten()
        .collect();
    let is_here = known.id == *here;
    let lost = bead.is_lost.then(|| gone(bead.lost.as_deref()));
    let branch = bead.branch.map(|words| hint(&fill(texts.branch, &[("words", &words)])).attr("dir", "auto"));
    let item = el("li")
        .attr_if("aria-current", is_here.then_some("true"))
        .child(lost)
        .child(branch)
        .child(hint(&when.join(" · ")))
        .child(is_here.then(|| el("p").class("thread-here").text(texts.here)));
    if known.is_hidden() {
        return item.child(link("", &row::place(&known.id), workbook().kinds.hidden));
    }
    let full = gathering.full(&known.id).unwrap_or_else(|| known.made.clone());
    let (words, mut parts) = (excerpt(&full), full.parts());
    // What it began with stands right above, or is hidden there.
    parts.retain(|part| part.label != Label::Field(Field::Carried));
    let whole = (!parts.is_empty()).then(|| details(texts.read, row::parts_list(&parts)));
    let open =
        link("", &row::place(&known.id), texts.open).attr("aria-label", &named(texts.open, &row::opening(&full)));
    item.child((!words.is_empty()).then(|| written(&words)))
        .child(outcome(&full).map(|words| written(&words)))
        .child(whole)
        .child(el("p").child(open))
}

/// What a link opens, for whoever hears it without what stands around.
fn named(open: &str, words: &str) -> String {
    [open, ": ", words].concat()
}

/// What a record was started from and is not here any more.
fn gone(kept: Option<&str>) -> El {
    let texts = &workbook().thread;
    let words = if kept.is_some() { texts.lost } else { texts.lost_wordless };
    el("div").class("thread-lost").child(hint(words)).child(kept.map(written)).child(el("p").child(link(
        "",
        &Route::Bin,
        texts.bin,
    )))
}

/// What came of what was feared or felt.
fn outcome(full: &Made) -> Option<String> {
    let (outcome, came) = match full {
        Made::Prediction(Prediction { outcome, .. }) => (outcome, outcome.came.map(came_words)),
        Made::Signal(Signal { outcome, .. }) => (outcome, outcome.came.map(right_words)),
        _ => return None,
    };
    let words = shortened(outcome.happened.trim());
    let both: Vec<&str> = [came.unwrap_or_default(), &words].into_iter().filter(|words| !words.is_empty()).collect();
    (!both.is_empty()).then(|| both.join(": "))
}

/// The words that say what a record is about, at a length that can be taken in. A practice says its title first.
fn excerpt(full: &Made) -> String {
    let own = full.words().trim();
    let words = match full {
        Made::Practice(_) => [own, &kept_in_sight(full)].join("\n").trim().to_owned(),
        Made::Observation(_) | Made::CheckIn(_) => row::opening(full),
        _ => own.to_owned(),
    };
    shortened(&words)
}

fn shortened(words: &str) -> String {
    match words.char_indices().nth(EXCERPT) {
        Some((end, _)) => [words.get(..end).unwrap_or_default().trim_end(), "…"].concat(),
        None => words.to_owned(),
    }
}
