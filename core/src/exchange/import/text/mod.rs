//! Text and Markdown: one file, several, or a zip of them.
//!
//! A file with a date in its front matter or in its name is one entry. Any other is cut where a heading begins with a
//! date (`# 2024-01-15`, `## Monday, January 15, 2024`), or a line does in the way of jrnl (`[2024-01-15 18:30]`) or of
//! Day One's plain text (a tab and `Date:`); where nothing does, it is one entry from when it was last changed. The
//! words stay as they are, Markdown and all.

mod front;
mod pages;

use super::taking::{Taking, Time, add_feeling, add_tag, paragraphs};
use super::when::{self, When};
use super::{Encoding, File, ImportError, Order, Orders, What, Why, Word, caps, decode, zip};
use crate::record::Entry;
use front::Front;

const ENDINGS: [&str; 7] = [".md", ".markdown", ".mdown", ".mkd", ".txt", ".text", ".org"];

/// Whether a name is that of a text. One without an ending is.
pub(super) fn is_text(name: &str) -> bool {
    let name = name.to_lowercase();
    let last = name.rsplit('/').next().unwrap_or(&name);
    !is_hidden(&name) && (!last.contains('.') || ENDINGS.iter().any(|ending| last.ends_with(ending)))
}

/// What file systems and apps put beside files for themselves.
fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.') || part.eq_ignore_ascii_case("__macosx"))
}

pub(super) fn read(files: &[File], taking: &mut Taking) -> Result<(), ImportError> {
    let mut inside = Vec::new();
    for file in files.iter().filter(|file| super::is_zip(file.bytes)) {
        let caps = zip::Caps { one: caps::FILE, total: caps::ALL_FILES, ..zip::Caps::default() };
        let (texts, others) = zip::read_some(file.bytes, &caps, is_text).map_err(ImportError::Zip)?;
        others.iter().for_each(|name| leave_by_name(name, taking));
        inside.extend(texts.into_iter().map(|text| (text, file.changed)));
    }
    let inside: Vec<File> =
        inside.iter().map(|(text, changed)| File { name: &text.name, bytes: &text.bytes, changed: *changed }).collect();
    // Of a folder, what is no text by its name is none; one file alone was chosen to be read.
    let is_wanted = |file: &&File| !super::is_zip(file.bytes) && (files.len() == 1 || is_text(file.name));
    let left = files.iter().filter(|file| !super::is_zip(file.bytes) && !is_wanted(file));
    left.for_each(|file| leave_by_name(file.name, taking));
    let all = || files.iter().filter(is_wanted).chain(&inside);
    let orders = all().map(orders).fold(Orders::Clear, Orders::and);
    let order = match taking.terms.order.or(orders.said()) {
        None if orders.asks() => return Err(ImportError::OrderUnsaid),
        order => order,
    };
    all().try_for_each(|file| page(file, order, taking))
}

/// A file whose name says that it is no text is left.
fn leave_by_name(name: &str, taking: &mut Taking) {
    let (what, why) = if is_hidden(name) { (What::Setting, Why::NoPlace) } else { (What::Attachment, Why::NotText) };
    taking.leave_parts(what, why, 1);
}

fn text_within_caps(file: &File) -> Option<(String, Encoding)> {
    if file.bytes.len() > caps::FILE { None } else { decode(file.bytes) }
}

/// Which orders the dates in a file can be read in.
fn orders(file: &File) -> Orders {
    let Some((text, _)) = text_within_caps(file) else { return Orders::Clear };
    let (front, body) = front::read(&text);
    match front.date.and_then(when::order_of) {
        Some(orders) => orders,
        None if when::in_path(file.name).is_some() => Orders::Clear,
        None => pages::orders(body),
    }
}

/// One file.
fn page(file: &File, order: Option<Order>, taking: &mut Taking) -> Result<(), ImportError> {
    let Some((text, encoding)) = text_within_caps(file) else {
        taking.meet()?;
        taking.leave(What::Page, if file.bytes.len() > caps::FILE { Why::TooLong } else { Why::NotText });
        return Ok(());
    };
    taking.done.written_in(encoding);
    let (front, body) = front::read(&text);
    let in_front = front.date.and_then(|date| when::read(date, order));
    if front.date.is_some() && in_front.is_none() {
        taking.leave_parts(What::Setting, Why::Unread, 1);
    }
    let in_name = when::in_path(file.name);
    let when = match (in_front, in_name) {
        // The same day by both: the one with a time says more.
        (Some(When::Day(day)), Some(When::Local(local))) if day == local.day => Some(When::Local(local)),
        (in_front, in_name) => in_front.or(in_name),
    };
    if let Some(when) = when {
        return one(&front, title(file.name), body, Some(Time::Said(when)), taking);
    }
    let pages = pages::cut(body, order);
    let several = pages.iter().any(|page| page.when.is_some());
    for page in pages {
        let time = page.when.map(Time::Said).or_else(|| file.changed.map(Time::OfFile));
        one(&front, if several { "" } else { title(file.name) }, &page.words, time, taking)?;
    }
    Ok(())
}

/// The words of a file's name without its folders, its ending, and the date they begin with.
fn title(name: &str) -> &str {
    let name = name.rsplit('/').next().unwrap_or(name);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match when::in_path(stem) {
        Some(_) => {
            let words = stem.trim_start_matches(|letter: char| letter.is_ascii_digit() || " -_.:,".contains(letter));
            // What stands between a day and a time is no word either.
            words
                .strip_prefix('T')
                .filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
                .map_or(words, |rest| {
                    rest.trim_start_matches(|letter: char| letter.is_ascii_digit() || " -_.:,Z".contains(letter))
                })
        }
        None => stem,
    }
}

/// One entry.
fn one(front: &Front, title: &str, words: &str, time: Option<Time>, taking: &mut Taking) -> Result<(), ImportError> {
    taking.meet()?;
    taking.leave_parts(What::Setting, Why::NoPlace, front.others);
    if words.trim().is_empty() && front.title.is_none() && front.moods.is_empty() {
        taking.leave(What::Page, Why::Empty);
        return Ok(());
    }
    let words = words.trim_matches('\n').trim_end();
    let mut entry = Entry::default();
    let moods: Vec<&str> =
        front.moods.iter().map(String::as_str).filter(|mood| !feels(mood, &mut entry, taking)).collect();
    let moods = if moods.is_empty() { String::new() } else { taking.labelled(Word::Mood, &moods.join(", ")) };
    // A number alone is the day of a month, or one of several files.
    let title = front.title.unwrap_or(title).trim();
    let title = if title.chars().any(char::is_alphabetic) { title } else { "" };
    let first = words.trim_start().lines().next().unwrap_or_default().trim_start_matches('#').trim();
    entry.text = paragraphs([if first == title { "" } else { title }, words, &moods]);
    front.tags.iter().for_each(|tag| add_tag(&mut entry, tag));
    taking.take(What::Page, time, &[title, words], entry);
    Ok(())
}

/// Chooses a feeling of this very name, where there is one.
fn feels(mood: &str, entry: &mut Entry, taking: &Taking) -> bool {
    let feeling = taking.feeling(mood);
    feeling.inspect(|feeling| add_feeling(entry, feeling)).is_some()
}
