//! Counts as bars lying down: a drawing that says in words what it shows, and the same figures in a table behind it.
//!
//! Parts of a bar are told apart by how they are filled, not by colour alone, and each says its number.

use super::{El, View, details, el, fresh_id};
use crate::browser::dom::drawn;
use crate::content::{fill, workbook};

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it counts.
    pub label: String,
    /// How many of each part, in the order of [`Bars::parts`].
    pub counts: Vec<usize>,
}

/// A picture of counts.
#[derive(Debug, Clone)]
pub struct Bars<'a> {
    /// What is counted, in a line; also the caption of the table.
    pub title: &'a str,
    /// What the bars stand for, the head of the table's first column.
    pub what: &'a str,
    /// What each part of a bar counts, up to four; one where bars have no parts.
    pub parts: &'a [&'a str],
    /// The bars, in the order they are shown.
    pub bars: &'a [Bar],
}

/// Width of the drawing, in its own units: about as many as pixels on a small phone.
const WIDTH: usize = 320;
/// Height of one bar with its words.
const ROW: usize = 48;
/// Height of a bar.
const TALL: usize = 20;
/// Room for a number behind a bar without parts.
const BEHIND: usize = 34;
/// Room a number needs inside a part.
const INSIDE: usize = 12;
/// How each part is filled: classes of style/bars.css.
const FILLS: [&str; 4] = ["bar-full", "bar-striped", "bar-empty", "bar-dotted"];

/// The drawing and its table.
pub fn bars(shown: &Bars<'_>) -> El {
    let has_parts = shown.parts.len() > 1;
    let (name, marks) = (fresh_id("bars"), fresh_id("fill"));
    let about = [&name, "-about"].concat();
    let height = (shown.bars.len() * ROW).to_string();
    let most = shown.bars.iter().map(|bar| bar.counts.iter().sum()).max().unwrap_or(0).max(1);
    let drawing = drawn("svg")
        .attr("viewBox", &["0 0 ", &WIDTH.to_string(), " ", &height].concat())
        .attr("role", "img")
        .attr("aria-labelledby", &[&name, " ", &about].concat())
        .child(drawn("title").attr("id", &name).text(shown.title))
        .child(drawn("desc").attr("id", &about).text(&in_words(shown)))
        .child(patterns(&marks))
        .children(shown.bars.iter().enumerate().map(|(row, bar)| one(bar, row * ROW, most, has_parts, &marks)));
    el("figure")
        .class("bars")
        .child(el("figcaption").text(shown.title))
        .child(has_parts.then(|| key(shown.parts)))
        .child(drawing)
        .child(details(workbook().bars.table, table(shown)))
}

/// Every bar in words, for whoever does not see the drawing.
fn in_words(shown: &Bars<'_>) -> String {
    let texts = &workbook().bars;
    let lines = shown.bars.iter().map(|bar| {
        let counts: Vec<String> = if shown.parts.len() > 1 {
            let named = shown.parts.iter().zip(&bar.counts);
            named.map(|(part, count)| fill(texts.count, &[("part", part), ("count", &count.to_string())])).collect()
        } else {
            bar.counts.iter().map(usize::to_string).collect()
        };
        fill(texts.line, &[("label", &bar.label), ("counts", &counts.join(", "))])
    });
    lines.collect::<Vec<_>>().join(". ")
}

/// Stripes and dots, under names no other drawing of the page has.
fn patterns(marks: &str) -> El {
    let pattern = |kind: &str, size: &str, shape: El| {
        drawn("pattern")
            .attr("id", &[marks, kind].concat())
            .attr("width", size)
            .attr("height", size)
            .attr("patternUnits", "userSpaceOnUse")
            .child(shape.class("bar-mark"))
    };
    let stripe = drawn("path").attr("d", "M-2 2 2 -2M0 8 8 0M6 10 10 6").attr("stroke-width", "2.5");
    let dot = drawn("circle").attr("cx", "3").attr("cy", "3").attr("r", "1.2");
    drawn("defs").child(pattern("-striped", "8", stripe)).child(pattern("-dotted", "6", dot))
}

fn one(bar: &Bar, top: usize, most: usize, has_parts: bool, marks: &str) -> El {
    let number = |value: usize| value.to_string();
    let long = if has_parts { WIDTH - 2 } else { WIDTH - BEHIND };
    let label = drawn("text").class("bar-label").attr("x", "1").attr("y", &number(top + 15)).text(&bar.label);
    let mut all = drawn("g").child(label);
    let (mut left, mut before) = (1, 0);
    for (part, count) in bar.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
        before += count;
        // Ends are rounded from the whole, so that parts meet and none is lost.
        let end = 1 + before * long / most;
        let wide = end.saturating_sub(left).max(2);
        let style = FILLS.get(part).copied().unwrap_or_default();
        let shape = drawn("rect")
            .class(style)
            .attr("x", &number(left))
            .attr("y", &number(top + 22))
            .attr("width", &number(wide))
            .attr("height", &number(TALL));
        let filled = match style {
            "bar-striped" => Some("-striped"),
            "bar-dotted" => Some("-dotted"),
            _ => None,
        };
        let shape = shape.attr_if("fill", filled.map(|kind| ["url(#", marks, kind, ")"].concat()).as_deref());
        let is_inside = has_parts && wide >= INSIDE;
        let inside = is_inside.then(|| {
            let words = if part == 0 { "bar-number on-full" } else { "bar-number" };
            said(*count, left + wide / 2, top).class(words).attr("text-anchor", "middle")
        });
        let plate = (is_inside && filled.is_some()).then(|| plate(*count, left + wide / 2, top));
        all = all.child(shape).child(plate).child(inside);
        left = end;
    }
    let behind = (!has_parts || before == 0).then(|| said(before, left + 6, top).class("bar-number"));
    all.child(behind)
}

fn said(count: usize, at: usize, top: usize) -> El {
    drawn("text").attr("x", &at.to_string()).attr("y", &(top + 37).to_string()).text(&count.to_string())
}

/// Plain ground for a number that stands on stripes or dots.
fn plate(count: usize, middle: usize, top: usize) -> El {
    let wide = 6 + 8 * count.to_string().len();
    drawn("rect")
        .class("bar-plate")
        .attr("x", &middle.saturating_sub(wide / 2).to_string())
        .attr("y", &(top + 24).to_string())
        .attr("width", &wide.to_string())
        .attr("height", &(TALL - 4).to_string())
        .attr("rx", "3")
}

/// What each way of filling stands for. The drawing's own words and the table say it to a screen reader.
fn key(parts: &[&str]) -> El {
    let marks = fresh_id("key");
    let all = parts.iter().zip(FILLS).map(|(part, style)| {
        let kind = match style {
            "bar-striped" => Some("-striped"),
            "bar-dotted" => Some("-dotted"),
            _ => None,
        };
        let own = [&marks, "-", style].concat();
        let filled = kind.map(|kind| ["url(#", &own, kind, ")"].concat());
        let swatch = drawn("rect").class(style).attr("x", "1").attr("y", "1").attr("width", "18").attr("height", "12");
        let swatch = drawn("svg")
            .attr("viewBox", "0 0 20 14")
            .child(patterns(&own))
            .child(swatch.attr_if("fill", filled.as_deref()));
        el("li").child(swatch).child(el("span").text(part))
    });
    el("ul").class("bars-key").attr("aria-hidden", "true").children(all)
}

fn table(shown: &Bars<'_>) -> View {
    let head = |words: &str| el("th").attr("scope", "col").text(words);
    let heads = el("tr").child(head(shown.what)).children(shown.parts.iter().map(|part| head(part)));
    let rows = shown.bars.iter().map(|bar| {
        let counts = bar.counts.iter().map(|count| el("td").text(&count.to_string()));
        el("tr").child(el("th").attr("scope", "row").text(&bar.label)).children(counts)
    });
    let table = el("table")
        .class("figures")
        .child(el("caption").text(shown.title))
        .child(el("thead").child(heads))
        .child(el("tbody").children(rows));
    // A wide table moves within its own frame, which the keyboard can reach.
    el("div")
        .class("figures-frame")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", shown.title)
        .child(table)
        .into()
}
