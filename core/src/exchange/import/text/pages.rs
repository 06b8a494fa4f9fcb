//! Cutting a text where its lines say that another day begins.

use super::{Order, Orders, When, when};

/// A part of a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Page {
    /// When; `None` for what stands before the first date.
    pub when: Option<When>,
    /// The words, without a line that says no more than the date.
    pub words: String,
}

/// The parts of a text: all of it, where no line begins with a date in a way that is known. What stands before the first
/// date is a part of its own if there are words in it.
pub(super) fn cut(text: &str, order: Option<Order>) -> Vec<Page> {
    let mut pages = vec![Page { when: None, words: String::new() }];
    for line in text.split_inclusive('\n') {
        if let Some((when, words)) = begins(line, order) {
            pages.push(Page { when: Some(when), words: String::new() });
            put(&mut pages, words);
            put(&mut pages, if words.is_empty() { "" } else { "\n" });
        } else {
            put(&mut pages, line);
        }
    }
    if pages.len() > 1 && pages.first().is_some_and(|page| page.words.trim().is_empty()) {
        pages.remove(0);
    }
    pages
}

fn put(pages: &mut [Page], words: &str) {
    if let Some(page) = pages.last_mut() {
        page.words.push_str(words);
    }
}

/// Which orders the dates that parts begin with can be read in.
pub(super) fn orders(text: &str) -> Orders {
    let dates = text.lines().filter_map(dated);
    dates.filter_map(|(date, _)| when::order_of(&head_of(date))).fold(Orders::Clear, Orders::and)
}

/// The date that a line begins a part with, and the words in the line that belong to it.
fn begins(line: &str, order: Option<Order>) -> Option<(When, &str)> {
    let (date, words) = dated(line)?;
    when::start(date, order).map(|(when, _)| (when, words))
}

fn dated(line: &str) -> Option<(&str, &str)> {
    match line.trim_end() {
        line if line.starts_with('#') => heading(line),
        line if line.starts_with('[') => bracketed(line),
        line => line.strip_prefix("\tDate:").map(|date| (date.trim(), "")),
    }
}

/// A date in whichever order, and what follows it.
fn any_date(text: &str) -> Option<&str> {
    let read = |order| when::start(text, Some(order)).map(|(_, rest)| rest);
    read(Order::DayFirst).or_else(|| read(Order::MonthFirst))
}

/// `# 2024-01-15`, `## Monday, January 15, 2024`, `# 2024-01-15 The sea`.
fn heading(line: &str) -> Option<(&str, &str)> {
    let words = line.trim_start_matches('#');
    let fits = line.len() - words.len() <= 6 && words.starts_with([' ', '\t']);
    let words = words.trim();
    fits.then_some(())?;
    let rest = any_date(words)?;
    let rest = rest.trim_matches([' ', '#', '-', '–', '—', ':', '.', ',']);
    let alone = rest.is_empty() && begins_with_date(words);
    Some((words, if alone { "" } else { words }))
}

/// Whether nothing stands before a date but the name of a weekday, which a comma or a point follows.
fn begins_with_date(words: &str) -> bool {
    let first = words.split([' ', '\u{a0}']).next().unwrap_or_default();
    words.starts_with(|letter: char| letter.is_ascii_digit()) || first.ends_with([',', '.']) || when::is_month(first)
}

/// `[2024-01-15 18:30] words`.
fn bracketed(line: &str) -> Option<(&str, &str)> {
    let (date, words) = line.strip_prefix('[')?.split_once(']')?;
    // A link or a box to tick begins in the same way.
    any_date(date)?;
    (!words.starts_with(['(', '['])).then_some((date, words.trim_start()))
}

/// A text as short as a date is.
fn head_of(text: &str) -> String {
    text.chars().take(40).collect()
}
