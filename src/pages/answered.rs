//! Questions and answers to read, in the words they were asked and answered in.

use crate::content::{fill, ui};
use crate::parts::{El, View, bullets, day_label, el, hint, written};
use rethread_core::content::Step;
use rethread_core::insight::Day;
use rethread_core::record::{Answer, Answered, Column, Gap, Practice};

/// Questions and answers to read.
pub fn answered_list(answers: &[Answered]) -> El {
    let rows = answers
        .iter()
        .map(|answered| View::all([el("dt").text(&answered.asked), el("dd").child(answer_view(&answered.answer))]));
    el("dl").class("answers").children(rows)
}

/// What was answered earlier and is needed again, above the step that needs it; nothing where it was all skipped.
pub fn recalled(practice: &Practice, step: &Step) -> Option<El> {
    let of = |id: &&str| practice.answers.iter().find(|answered| answered.step == **id).cloned();
    let earlier: Vec<Answered> = step.recall.iter().filter_map(of).collect();
    let words = el("p").class("recall-title").text(ui().practice.recall_title);
    (!earlier.is_empty()).then(|| {
        el("section")
            .class("recall")
            .attr("aria-label", ui().practice.recall_title)
            .child(words.attr("aria-hidden", "true"))
            .child(answered_list(&earlier))
    })
}

fn answer_view(answer: &Answer) -> View {
    match answer {
        Answer::Text(text) => written(text).into(),
        Answer::Number(number) => written(&number.to_string()).into(),
        Answer::Scale { number, most, low, high } => scale_view(*number, *most, low, high),
        Answer::Chosen(chosen) => listed(chosen.iter().map(|chosen| &*chosen.text)).into(),
        Answer::Lines(lines) => listed(lines.iter().map(|line| &**line)).into(),
        Answer::Sentence(gaps) => written(&Gap::sentence(gaps, "…")).into(),
        Answer::Day(day) => written(&Day::parse(day).map(|day| day_label(&day)).unwrap_or_else(|| day.clone())).into(),
        Answer::Body { places, note } => {
            let places = (!places.is_empty()).then(|| listed(places.iter().map(|place| &*place.text)));
            let note = (!note.trim().is_empty()).then(|| written(note));
            View::all([places, note])
        }
        Answer::Columns { left, right } => el("div").class("columns").child(column(left)).child(column(right)).into(),
    }
}

fn scale_view(number: u8, most: u8, low: &str, high: &str) -> View {
    let texts = &ui().practice;
    let (number, most) = (number.to_string(), most.to_string());
    let values = [("number", &*number), ("most", &*most), ("low", low), ("high", high)];
    View::all([written(&fill(texts.scale_read, &values)), hint(&fill(texts.scale_ends, &values))])
}

fn column(column: &Column) -> El {
    let title = (!column.title.is_empty()).then(|| el("p").class("column-title").text(&column.title));
    let empty = column.lines.iter().all(|line| line.trim().is_empty());
    let nothing = empty.then(|| hint(ui().practice.column_empty));
    let lines = (!empty).then(|| listed(column.lines.iter().map(|line| &**line)));
    el("div").child(title).child(nothing).child(lines)
}

/// Lines a person wrote or chose, without the empty ones; a single one stands by itself.
fn listed<'a>(lines: impl Iterator<Item = &'a str>) -> El {
    let lines: Vec<&str> = lines.filter(|line| !line.trim().is_empty()).collect();
    match lines.as_slice() {
        [only] => written(only),
        several => bullets(several.iter().copied()).attr("dir", "auto"),
    }
}
