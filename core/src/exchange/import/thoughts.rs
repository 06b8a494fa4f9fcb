//! FreeCBT and Quirk: thoughts that were looked at.
//!
//! FreeCBT exports `{"v": "Archive-v1" or "Archive-v2", "thoughts": [...]}`, or a table with the same fields; its
//! backup is that JSON, folded. A thought
//! is `{automaticThought, cognitiveDistortions, challenge, alternativeThought, createdAt, updatedAt, uuid, v}`, in which
//! the patterns are names ("Thought-v1", "Thought-v2") or, in Quirk and in FreeCBT before that, objects `{slug, label,
//! selected}` for all there are. Quirk kept each thought as a JSON text under a key `@Quirk:thoughts:…`; what people got
//! out of it are lists of those, lists of pairs of key and text, or an object of both. It also kept how it felt after
//! (`immediateCheckup`), and later (`followUpCheckup`, `followUpNote`).
//!
//! A thought becomes an entry with its parts under headings (see the module above). No part is judged: names of patterns
//! are written where the person picked them, and only those that speak of how a thought is made are tags as well.

use super::rows::{Rows, cell};
use super::taking::{Taking, Time, add_tag, paragraphs};
use super::when;
use super::{File, ImportError, Pattern, What, Why, Word, json, packed, text_of};
use crate::arrange::arrange;
use crate::record::Entry;
use serde_json::Value;

/// A set that has all patterns, without any mark at those that were picked, says nothing.
const NEARLY_ALL: usize = 10;

/// Whether a first row is the one that FreeCBT writes.
pub(super) fn fits(head: &[String]) -> bool {
    head.iter().any(|name| name.trim() == "automaticThought")
}

pub(super) fn read(file: &File, taking: &mut Taking) -> Result<(), ImportError> {
    let (text, encoding) = text_of(file.bytes)?;
    taking.done.written_in(encoding);
    let start = text.trim_start();
    if packed::is_packed(&text) || start.starts_with(['{', '[']) {
        let value = match packed::is_packed(&text) {
            true => json::read(&packed::unpack(&text).ok_or(ImportError::Damaged)?)?,
            false => json::read(&text)?,
        };
        for thought in all(&value).ok_or(ImportError::OtherForm)? {
            taking.meet()?;
            match &thought {
                Some(thought) => take(thought, taking),
                None => taking.leave(What::Thought, Why::Unread),
            }
        }
    } else {
        table(file, taking)?;
    }
    Ok(())
}

/// All thoughts in a file; `None` for each that is none.
fn all(value: &Value) -> Option<Vec<Option<Value>>> {
    let list = match value {
        Value::Array(list) => list.iter().map(one).collect(),
        Value::Object(fields) if is_thought(value) => vec![Some(Value::Object(fields.clone()))],
        Value::Object(fields) => match fields.get("thoughts") {
            Some(Value::Array(list)) => list.iter().map(one).collect(),
            _ => {
                let ours = fields.iter().filter(|(key, _)| key.starts_with("@Quirk:thoughts:"));
                let list: Vec<Option<Value>> = ours.map(|(_, thought)| one(thought)).collect();
                if list.is_empty() {
                    return None;
                }
                list
            }
        },
        _ => return None,
    };
    Some(list)
}

/// A thought as it is, as a JSON text, or behind its key.
fn one(value: &Value) -> Option<Value> {
    let thought = match value {
        Value::String(text) => json::read(text).ok()?,
        Value::Array(pair) => match pair.as_slice() {
            [Value::String(_), Value::String(text)] => json::read(text).ok()?,
            [Value::String(_), thought] => thought.clone(),
            _ => return None,
        },
        other => other.clone(),
    };
    is_thought(&thought).then_some(thought)
}

fn is_thought(value: &Value) -> bool {
    ["automaticThought", "alternativeThought"].iter().any(|name| value.get(name).is_some_and(Value::is_string))
}

fn take(value: &Value, taking: &mut Taking) {
    let words = |name| json::text(value, name);
    let created = value.get("createdAt").and_then(Value::as_str).map(str::to_owned);
    let created = created.or_else(|| json::whole(value, "createdAt").map(|number| number.to_string()));
    let thought = Thought {
        automatic: words("automaticThought"),
        challenge: words("challenge"),
        alternative: words("alternativeThought"),
        patterns: picked(json::list(value, "cognitiveDistortions")),
        created: created.as_deref().unwrap_or_default(),
        uuid: words("uuid"),
        felt: [(Word::FeltAfter, words("immediateCheckup")), (Word::FeltLater, words("followUpCheckup"))],
        looked_back: words("followUpNote"),
    };
    thought.take(taking);
}

fn table(file: &File, taking: &mut Taking) -> Result<(), ImportError> {
    let rows = Rows::read(file.bytes)?;
    if !fits(&rows.head) {
        return Err(ImportError::OtherForm);
    }
    let column = |name: &str| rows.head.iter().position(|other| other.trim() == name);
    let names = ["automaticThought", "challenge", "alternativeThought", "cognitiveDistortions", "createdAt", "uuid"];
    let [automatic, challenge, alternative, patterns, created, uuid] = names.map(column);
    for row in &rows.rows {
        taking.meet()?;
        if rows.spills(row) {
            taking.leave(What::Thought, Why::Unread);
            continue;
        }
        let slugs = cell(row, patterns).split(',').map(str::trim).filter(|slug| !slug.is_empty());
        let thought = Thought {
            automatic: cell(row, automatic),
            challenge: cell(row, challenge),
            alternative: cell(row, alternative),
            patterns: slugs.map(|slug| (slug, None)).collect(),
            created: cell(row, created),
            uuid: cell(row, uuid),
            felt: [(Word::FeltAfter, ""), (Word::FeltLater, "")],
            looked_back: "",
        };
        thought.take(taking);
    }
    Ok(())
}

/// The patterns that were picked, each by its slug and the name it had.
fn picked(list: &[Value]) -> Vec<(&str, Option<&str>)> {
    let marked = list.iter().any(|one| one.get("selected").is_some());
    let chosen = |one: &&Value| match one.get("selected") {
        Some(selected) => selected.as_bool() == Some(true),
        None => !marked && (one.is_string() || list.len() < NEARLY_ALL),
    };
    list.iter().filter(chosen).filter_map(slug_and_name).collect()
}

fn slug_and_name(one: &Value) -> Option<(&str, Option<&str>)> {
    match one {
        Value::String(slug) => Some((slug, None)),
        _ => Some((one.get("slug")?.as_str()?, one.get("label").and_then(Value::as_str))),
    }
}

struct Thought<'t> {
    automatic: &'t str,
    challenge: &'t str,
    alternative: &'t str,
    patterns: Vec<(&'t str, Option<&'t str>)>,
    created: &'t str,
    uuid: &'t str,
    felt: [(Word, &'t str); 2],
    looked_back: &'t str,
}

impl Thought<'_> {
    fn take(&self, taking: &mut Taking) {
        let words = [self.automatic, self.challenge, self.alternative, self.looked_back];
        if words.iter().all(|words| words.trim().is_empty()) {
            return taking.leave(What::Thought, Why::Empty);
        }
        let mut entry = Entry { looked_back: self.looked_back.to_owned(), ..Entry::default() };
        let mut names = Vec::new();
        // In one order, since each form of the export has its own; those of a later version come last.
        let place = |slug: &str| Pattern::ALL.iter().position(|pattern| pattern.slug() == slug);
        let mut patterns = self.patterns.clone();
        arrange(&mut patterns, |one, other| place(one.0).unwrap_or(usize::MAX) < place(other.0).unwrap_or(usize::MAX));
        for (slug, label) in &patterns {
            let pattern = Pattern::read(slug);
            let name = pattern.map(|pattern| (taking.terms.word)(Word::Pattern(pattern)));
            names.push(name.or(*label).unwrap_or(slug));
            if let Some(tag) = pattern.filter(|pattern| pattern.can_be_tag()).and(name) {
                add_tag(&mut entry, tag);
            }
        }
        let patterns =
            if names.is_empty() { String::new() } else { taking.labelled(Word::Patterns, &names.join(", ")) };
        let felt = self.felt.map(|(label, answer)| match felt(answer) {
            Some(word) => taking.labelled(label, (taking.terms.word)(word)),
            None => String::new(),
        });
        let felt: Vec<&str> = felt.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
        entry.text = paragraphs([
            &*taking.under(Word::Thought, self.automatic),
            &patterns,
            &taking.under(Word::Challenge, self.challenge),
            &taking.under(Word::Alternative, self.alternative),
            &felt.join("\n"),
        ]);
        if entry.text.is_empty() {
            entry.text = std::mem::take(&mut entry.looked_back);
        }
        // Some versions wrote the key in place of the id.
        let uuid = self.uuid.strip_prefix("@Quirk:thoughts:").unwrap_or(self.uuid);
        let mark =
            if uuid.is_empty() { [self.automatic, self.challenge, self.alternative] } else { ["uuid", uuid, ""] };
        taking.take(What::Thought, when::read(self.created, None).map(Time::Said), &mark, entry);
    }
}

fn felt(answer: &str) -> Option<Word> {
    match answer {
        "better" => Some(Word::Better),
        "same" => Some(Word::Same),
        "worse" => Some(Word::Worse),
        _ => None,
    }
}
