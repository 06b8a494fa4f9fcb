//! Numbers over days as quiet lines: a drawing that says in words what it shows, and the same figures in a table behind.
//!
//! Lines are told apart by dashes and by the shape of their points, not by colour alone. A gap stays a gap.

use super::{El, View, details, el, fresh_id};
use crate::browser::dom::drawn;
use crate::content::{fill, workbook};

/// What stands at one place of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The place, in days from the left.
    pub at: usize,
    /// The day in words.
    pub label: String,
    /// One number a line, in tenths; nothing where there is none.
    pub tenths: Vec<Option<u16>>,
    /// Whether words were noted there.
    pub is_noted: bool,
}

/// A picture of numbers from 0 to 10.
#[derive(Debug, Clone)]
pub struct Chart<'a> {
    /// What it shows, in a line; also the caption of the table.
    pub title: &'a str,
    /// What can be seen, in words.
    pub about: &'a str,
    /// The head of the table's first column.
    pub what: &'a str,
    /// What each line is, up to three.
    pub lines: &'a [&'a str],
    /// How many days it goes over.
    pub days: usize,
    /// How many days apart points still belong together.
    pub joined: usize,
    /// Words under some places.
    pub ticks: &'a [(usize, String)],
    /// What there is, in order.
    pub rows: &'a [Row],
}

/// Size of the drawing, in its own units: about as many as pixels on a small phone.
const WIDTH: usize = 320;
const HEIGHT: usize = 196;
/// Room around the lines.
const LEFT: usize = 24;
const RIGHT: usize = 12;
const TOP: usize = 22;
const BOTTOM: usize = 26;
/// The most a number can be, in tenths.
const MOST: usize = 100;
/// How each line is drawn: classes of style/chart.css.
const LINES: [&str; 3] = ["line-full", "line-dashed", "line-dotted"];

/// The drawing, its key and its table.
pub fn chart(shown: &Chart<'_>) -> El {
    let name = fresh_id("chart");
    let about = [&name, "-about"].concat();
    let drawing = drawn("svg")
        .attr("viewBox", &["0 0 ", &WIDTH.to_string(), " ", &HEIGHT.to_string()].concat())
        .attr("role", "img")
        .attr("aria-labelledby", &[&name, " ", &about].concat())
        .child(drawn("title").attr("id", &name).text(shown.title))
        .child(drawn("desc").attr("id", &about).text(shown.about))
        .children([0, 50, 100].map(level))
        .children(shown.ticks.iter().map(|(at, words)| tick(across(*at, shown.days), words)))
        .children(shown.rows.iter().filter(|row| row.is_noted).map(|row| note_mark(across(row.at, shown.days))))
        .children((0..shown.lines.len()).map(|line| one(shown, line)));
    el("figure").class("chart").child(key(shown)).child(drawing).child(details(workbook().bars.table, table(shown)))
}

fn across(at: usize, days: usize) -> usize {
    LEFT + at * (WIDTH - LEFT - RIGHT) / days.saturating_sub(1).max(1)
}

fn down(tenths: usize) -> usize {
    TOP + MOST.saturating_sub(tenths) * (HEIGHT - TOP - BOTTOM) / MOST
}

fn level(tenths: usize) -> El {
    let (at, number) = (down(tenths), (tenths / 10).to_string());
    let line = drawn("path").class("chart-level").attr("d", &path(&[(LEFT - 4, at), (WIDTH - RIGHT + 4, at)]));
    let number =
        drawn("text").attr("x", "16").attr("y", &(at + 4).to_string()).attr("text-anchor", "end").text(&number);
    drawn("g").child(line).child(number)
}

fn tick(at: usize, words: &str) -> El {
    drawn("text")
        .attr("x", &at.to_string())
        .attr("y", &(HEIGHT - 6).to_string())
        .attr("text-anchor", "middle")
        .text(words)
}

/// A flag above a day with words of the person's own.
fn note_mark(at: usize) -> El {
    let flag = ["M", &at.to_string(), " 12l-4 -7h8z"].concat();
    drawn("path").class("chart-note").attr("d", &flag)
}

/// One line with its points, broken wherever days are missing.
fn one(shown: &Chart<'_>, line: usize) -> El {
    let style = LINES.get(line).copied().unwrap_or_default();
    let number = |row: &Row| row.tenths.get(line).copied().flatten().map(|tenths| (row.at, usize::from(tenths)));
    let (mut pieces, mut last): (Vec<Vec<(usize, usize)>>, _) = (Vec::new(), None);
    for (at, tenths) in shown.rows.iter().filter_map(number) {
        // Beside each other where they would lie on each other.
        let point = (across(at, shown.days) + 2 * line - 2, down(tenths));
        match pieces.last_mut().filter(|_| last.is_some_and(|last| at <= last + shown.joined)) {
            Some(piece) => piece.push(point),
            None => pieces.push(vec![point]),
        }
        last = Some(at);
    }
    let lines =
        pieces.iter().filter(|piece| piece.len() > 1).map(|piece| drawn("path").class(style).attr("d", &path(piece)));
    let points = pieces.iter().flatten().map(|point| mark(line, *point));
    drawn("g").children(lines).children(points)
}

fn path(points: &[(usize, usize)]) -> String {
    let mut path = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        path.push_str(if place == 0 { "M" } else { "L" });
        path.push_str(&[&x.to_string(), " ", &y.to_string()].concat());
    }
    path
}

/// A point: a disc, a square or an open diamond.
fn mark(line: usize, (x, y): (usize, usize)) -> El {
    let shape = match line {
        0 => "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z",
        1 => "m-3 -3h6v6h-6z",
        _ => "m0 -4.5l4.5 4.5l-4.5 4.5l-4.5 -4.5z",
    };
    let class = if line == 2 { "chart-point open" } else { "chart-point" };
    drawn("path").class(class).attr("d", &["M", &x.to_string(), " ", &y.to_string(), shape].concat())
}

/// What each line is. The drawing's own words and the table say it to a screen reader.
fn key(shown: &Chart<'_>) -> El {
    let all = shown.lines.iter().enumerate().map(|(line, words)| {
        let style = LINES.get(line).copied().unwrap_or_default();
        let swatch = drawn("path").class(style).attr("d", "M1 7h30");
        let swatch = drawn("svg").attr("viewBox", "0 0 32 14").child(swatch).child(mark(line, (16, 7)));
        el("li").child(swatch).child(el("span").text(words))
    });
    let noted = shown.rows.iter().any(|row| row.is_noted).then(|| {
        let swatch = drawn("svg").attr("viewBox", "0 0 32 14").child(note_mark(16));
        el("li").child(swatch).child(el("span").text(workbook().chart.noted))
    });
    el("ul").class("chart-key").attr("aria-hidden", "true").children(all).child(noted)
}

fn table(shown: &Chart<'_>) -> View {
    let head = |words: &str| el("th").attr("scope", "col").text(words);
    let heads = el("tr").child(head(shown.what)).children(shown.lines.iter().map(|line| head(line)));
    let rows = shown.rows.iter().map(|row| {
        let numbers = row.tenths.iter().map(|tenths| el("td").text(&said(*tenths)));
        el("tr").child(el("th").attr("scope", "row").text(&row.label)).children(numbers)
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

fn said(tenths: Option<u16>) -> String {
    tenths.map_or_else(|| workbook().kinds.no_answer.to_owned(), |tenths| in_tenths(u32::from(tenths)))
}

/// A number of tenths as people write it.
pub fn in_tenths(number: u32) -> String {
    match number % 10 {
        0 => (number / 10).to_string(),
        part => fill(workbook().chart.decimal, &[("whole", &(number / 10).to_string()), ("part", &part.to_string())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_are_written_as_people_write_them() {
        assert_eq!([0, 5, 20, 105].map(in_tenths), ["0", "0.5", "2", "10.5"]);
    }

    #[test]
    fn places_stay_within_the_picture() {
        assert_eq!((across(0, 30), across(29, 30)), (LEFT, WIDTH - RIGHT));
        assert_eq!((across(0, 1), down(0), down(100)), (LEFT, HEIGHT - BOTTOM, TOP));
    }
}
