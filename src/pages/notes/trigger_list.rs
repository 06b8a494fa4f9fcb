//! Triggers, with what can be seen across them above: counts by kind, part of life and time of day, and what helped.

use super::list::{self, Words};
use crate::content::{fill, workbook};
use crate::pages::row;
use crate::parts::{
    Bar, Bars, El, View, bars, context_name, day_part_words, details, el, hint, link, live, trigger_kinds,
};
use crate::state::Gathering;
use rethread_core::insight::patterns::{Patterns, patterns};
use rethread_core::record::{Body, Trigger};
use rethread_core::vault::RecordId;

/// Triggers from which on counts are shown.
const ENOUGH: usize = 3;
/// Lines of what helped.
const HELPED: usize = 5;

/// The page.
pub fn list(words: Words) -> View {
    let gathering = Gathering::here();
    let above = live(move || {
        let found = gathering.whole(|gathered| patterns(gathered.newest(), None, None));
        found.filter(|found| found.triggers >= ENOUGH).map(|found| across(&found))
    });
    list::list(Trigger::KIND, words, above)
}

fn across(found: &Patterns) -> El {
    let texts = &workbook().patterns;
    let kinds: Vec<Bar> = found.by_kind.iter().map(|(kind, count)| bar(kind_words(kind.as_deref()), *count)).collect();
    let contexts =
        found.by_context.iter().map(|(context, count)| bar(context.map_or(texts.unsaid, context_name), *count));
    let contexts: Vec<Bar> = contexts.collect();
    let parts: Vec<Bar> =
        found.by_part.iter().map(|(part, count)| bar(part.map_or(texts.unsaid, day_part_words), *count)).collect();
    let most = [
        most(&kinds, found.by_kind.iter().map(|(kind, _)| kind.is_some()), found.triggers, texts.most_kind),
        most(
            &contexts,
            found.by_context.iter().map(|(context, _)| context.is_some()),
            found.triggers,
            texts.most_context,
        ),
        most(&parts, found.by_part.iter().map(|(part, _)| part.is_some()), found.triggers, texts.most_part),
    ];
    let most = most.into_iter().flatten().map(|words| el("li").text(&words));
    let rests = fill(texts.rests_on, &[("number", &found.triggers.to_string())]);
    let more = el("div").child(picture(texts.by_context, workbook().form.contexts, &contexts)).child(picture(
        texts.by_part,
        workbook().fields.day_part,
        &parts,
    ));
    el("section")
        .class("patterns")
        .child(el("h2").text(texts.title))
        .child(hint(&rests))
        .child(el("ul").children(most))
        .child(picture(texts.by_kind, workbook().fields.kinds, &kinds))
        .child(details(texts.more, more))
        .child(helped(found))
        .child(el("h2").text(texts.each))
}

/// What a kind is called; one this version does not know by its id rather than left out.
fn kind_words(id: Option<&str>) -> &str {
    let Some(id) = id else { return workbook().patterns.unsaid };
    trigger_kinds().into_iter().find(|(known, _)| *known == id).map_or(id, |(_, words)| words)
}

fn bar(label: &str, count: usize) -> Bar {
    Bar { label: label.to_owned(), counts: vec![count] }
}

fn picture(title: &str, what: &str, all: &[Bar]) -> El {
    bars(&Bars { title, what, parts: &[workbook().patterns.count], bars: all })
}

/// What was noted most, with every one that was noted as often; what was not said is no answer.
fn most(all: &[Bar], said: impl Iterator<Item = bool>, triggers: usize, words: &str) -> Option<String> {
    let said: Vec<(&str, usize)> =
        all.iter().zip(said).filter(|(_, said)| *said).map(|(bar, _)| (&*bar.label, bar.counts.iter().sum())).collect();
    let most = said.iter().map(|(_, count)| *count).max()?;
    let labels: Vec<&str> = said.iter().filter(|(_, count)| *count == most).map(|(label, _)| *label).collect();
    let values = [("what", &*labels.join(", ")), ("count", &*most.to_string()), ("number", &*triggers.to_string())];
    Some(fill(words, &values))
}

/// What helped, newest first, each with its way to the trigger it stands in.
fn helped(found: &Patterns) -> Option<El> {
    let rows = found.helped.iter().take(HELPED).filter_map(|(id, words)| {
        let place = row::place(&RecordId::parse(id)?);
        Some(el("li").class("entry-row").child(link("row-words", &place, &row::shortened(words)).attr("dir", "auto")))
    });
    let rows: Vec<El> = rows.collect();
    (!rows.is_empty()).then(|| {
        el("div").child(el("h3").text(workbook().patterns.helped)).child(el("ul").class("rows").children(rows))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_as_often_is_named_as_well() {
        let all = [bar("a", 2), bar("b", 2), bar("unsaid", 9)];
        let said = most(&all, [true, true, false].into_iter(), 12, "{what}: {count} of {number}");
        assert_eq!(said.as_deref(), Some("a, b: 2 of 12"));
        assert_eq!(most(&all[2..], [false].into_iter(), 9, ""), None);
    }
}
