//! What a frame holds: the record's own JSON, when it was saved, and which revisions came before it.

use super::id::{Rev, Writer};
use serde_json::{Map, Value};

/// Revisions of one writer without a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    from: u32,
    to: u32,
    writer: Writer,
}

/// Revisions a revision stands on, told apart even after they were compacted away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen(Vec<Run>);

/// The most runs a revision remembers. An older one forgotten can at worst come back as a second version.
const RUNS: usize = 64;

impl Seen {
    /// Whether a revision is among them.
    pub fn contains(&self, rev: &Rev) -> bool {
        self.0.iter().any(|run| run.writer == rev.writer && (run.from..=run.to).contains(&rev.generation))
    }

    /// Adds a revision.
    pub fn add(&mut self, rev: &Rev) {
        if self.contains(rev) {
            return;
        }
        let next =
            self.0.iter_mut().find(|run| run.writer == rev.writer && run.to.checked_add(1) == Some(rev.generation));
        match next {
            Some(run) => run.to = rev.generation,
            None => self.0.push(Run { from: rev.generation, to: rev.generation, writer: rev.writer }),
        }
        let over = self.0.len().saturating_sub(RUNS);
        self.0.drain(..over);
    }

    /// Adds all of another's.
    pub fn add_all(&mut self, other: &Seen) {
        for run in &other.0 {
            let covered =
                |over: &Run, under: &Run| over.writer == under.writer && over.from <= under.from && under.to <= over.to;
            if !self.0.iter().any(|known| covered(known, run)) {
                self.0.retain(|known| !covered(run, known));
                self.0.push(*run);
            }
        }
        let over = self.0.len().saturating_sub(RUNS);
        self.0.drain(..over);
    }

    /// As it is written, `1..3/aaaa 5/bbbb`.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for run in &self.0 {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&run.from.to_string());
            if run.to != run.from {
                text.push_str("..");
                text.push_str(&run.to.to_string());
            }
            text.push('/');
            text.push_str(run.writer.as_str());
        }
        text
    }

    /// Reads what [`Seen::to_text`] writes; `None` for any other text.
    pub fn parse_exactly(text: &str) -> Option<Seen> {
        Some(Seen::parse(text)).filter(|seen| seen.to_text() == text)
    }

    fn parse(text: &str) -> Seen {
        let run = |part: &str| {
            let (range, writer) = part.split_once('/')?;
            let (from, to) = range.split_once("..").unwrap_or((range, range));
            Some(Run { from: from.parse().ok()?, to: to.parse().ok()?, writer: Writer::parse(writer)? })
        };
        Seen(text.split(' ').filter_map(run).take(RUNS).collect())
    }
}

/// The body of a frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Envelope {
    /// When it was saved, in milliseconds since 1970 by the device's clock.
    pub at: u64,
    /// What it stands on.
    pub seen: Seen,
    /// The record.
    pub record: Value,
}

impl Envelope {
    /// As bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut map = Map::new();
        map.insert("at".into(), self.at.into());
        map.insert("v".into(), self.seen.to_text().into());
        map.insert("r".into(), self.record.clone());
        Value::Object(map).to_string().into_bytes()
    }

    /// From bytes; `None` when it is not an envelope.
    pub fn parse(bytes: &[u8]) -> Option<Envelope> {
        let mut value: Value =
            serde_json::from_slice(bytes).or_else(|_| serde_json::from_slice(&without_lone_surrogates(bytes))).ok()?;
        let at = value.get("at")?.as_u64()?;
        let seen = Seen::parse(value.get("v").and_then(Value::as_str).unwrap_or_default());
        let record = value.get_mut("r").filter(|record| record.is_object())?.take();
        Some(Envelope { at, seen, record })
    }
}

/// The same JSON with half characters, which other programs write as `\ud800` and no text here can hold, as U+FFFD.
pub(super) fn without_lone_surrogates(json: &[u8]) -> Vec<u8> {
    let unit = |at: usize| {
        let escape = json.get(at..at + 6)?.strip_prefix(b"\\u")?;
        u16::from_str_radix(std::str::from_utf8(escape).ok()?, 16).ok()
    };
    let mut kept = Vec::with_capacity(json.len());
    let mut at = 0;
    while let Some(byte) = json.get(at) {
        let (taken, written): (usize, &[u8]) = match (unit(at), unit(at + 6)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (12, json.get(at..at + 12).unwrap_or_default()),
            (Some(0xD800..=0xDFFF), _) => (6, b"\\ufffd"),
            // An escaped backslash is no beginning of another escape.
            _ if *byte == b'\\' => (2, json.get(at..at + 2).unwrap_or_default()),
            _ => (1, std::slice::from_ref(byte)),
        };
        kept.extend_from_slice(written);
        at += taken;
    }
    kept
}

/// Carries over what a newer version put into `old` and this one does not know: our types write every field they have,
/// so a field that is absent from `new` was never theirs.
pub fn overlay(old: &Value, mut new: Value) -> Value {
    if let (Some(old), Some(new)) = (old.as_object(), new.as_object_mut()) {
        for (name, value) in old {
            if !new.contains_key(name) {
                new.insert(name.clone(), value.clone());
            }
        }
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn rev(generation: u32, writer: &str) -> Rev {
        Rev { generation, writer: Writer::parse(writer).unwrap() }
    }

    #[test]
    fn seen_revisions_are_kept_exactly() {
        let mut seen = Seen::default();
        for (generation, writer) in [(1, "aaaa"), (2, "aaaa"), (3, "aaaa"), (4, "bbbb"), (6, "aaaa")] {
            seen.add(&rev(generation, writer));
        }
        let seen = Seen::parse(&seen.to_text());
        for (generation, writer, is_seen) in [
            (1, "aaaa", true),
            (3, "aaaa", true),
            (4, "aaaa", false),
            (4, "bbbb", true),
            (6, "aaaa", true),
            (5, "aaaa", false),
        ] {
            assert_eq!(seen.contains(&rev(generation, writer)), is_seen, "{generation}{writer}");
        }
    }

    #[test]
    fn fields_of_a_newer_version_are_carried_over() {
        let old = json!({"text": "old", "mood": {"new": true}});
        assert_eq!(overlay(&old, json!({"text": "new"})), json!({"text": "new", "mood": {"new": true}}));
    }

    #[test]
    fn half_characters_of_other_programs_are_read() {
        for (text, read) in [
            (r"a\ud800b", "a\u{FFFD}b"),
            (r"\udc00", "\u{FFFD}"),
            (r"\ud83d\ude42\ud83d", "🙂\u{FFFD}"),
            (r"\ud800\ud83d\ude42", "\u{FFFD}🙂"),
            (r"\\ud800\ud800", "\\ud800\u{FFFD}"),
            (r"\ud800\n", "\u{FFFD}\n"),
        ] {
            let json = [r#"{"at":1,"r":{"text":""#, text, r#""}}"#].concat();
            let found = Envelope::parse(json.as_bytes()).map(|envelope| envelope.record);
            assert_eq!(found, Some(json!({"text": read})), "{text}");
        }
    }

    #[test]
    fn envelopes_read_back() {
        let envelope = Envelope { at: 5, seen: Seen::parse("1..2/aaaa"), record: json!({"text": "a\u{0}b🙂"}) };
        assert_eq!(Envelope::parse(&envelope.to_bytes()), Some(envelope));
        for odd in ["", "[]", "{}", r#"{"at":1,"r":5}"#, r#"{"at":-1,"r":{}}"#] {
            assert_eq!(Envelope::parse(odd.as_bytes()), None, "{odd}");
        }
    }
}
