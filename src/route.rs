//! Where a person can be, and the fragment that names it (`#/journal`). Pure; knows no page and no browser.

/// A place in the app.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    /// What was left open, one suggestion, the check-in.
    #[default]
    Today,
    /// One of the short first screens, counted from 1.
    Welcome(u8),
    /// The checklist.
    Signs,
    /// One sign, by its id.
    Sign(String),
    /// What the recognised signs may be about.
    Roots,
    /// One root, by its id.
    Root(String),
    /// The shelves of short reads, at one of them where its id is given.
    Learn(Option<String>),
    /// One read, by its id.
    Read(String),
    /// Questions people ask.
    Questions,
    /// One question with its answer, by its id.
    Question(String),
    /// The glossary, at a word where its id is given, or at a letter.
    Words(Option<String>),
    /// Healthy caution beside an old alarm.
    Caution,
    /// Everyday scenes to place between the two.
    Scenes,
    /// What there is for somebody who stands by another.
    Supporters,
    /// Looking for reads, practices, signs, words and questions.
    Search,
    /// All practices.
    Practices,
    /// One exercise before it is begun, by its id.
    Exercise(String),
    /// A practice under way, by its record id.
    Run(String),
    /// A practice to read, by its record id.
    Practice(String),
    /// Entries and practices by day.
    Journal,
    /// A new entry, written after the practice with this record id, or free.
    Write(Option<String>),
    /// An entry, by its record id.
    Entry(String),
    /// The tools of the workbook, or one of them by its id.
    Workbook(Option<String>),
    /// A new record of a kind by its name, started from the record with this id or from nothing.
    Begin(String, Option<String>),
    /// A record to read and change, by its id.
    Note(String),
    /// What a record grew from and what grew from it, by its id.
    Thread(String),
    /// Somebody, by their record id.
    Person(String),
    /// Looking for something written.
    Find,
    /// A week, a month or a year of what was written: a day in the week, `YYYY-MM` or `YYYY`.
    Look(Option<String>),
    /// What was deleted in the last 30 days.
    Bin,
    /// Choices, storage, limits.
    Settings,
    /// How what is written is kept and moved, or one part of that by its id.
    Keeping(Option<String>),
    /// Everything kept that could not be read or that has two versions.
    Care,
    /// An address this version does not know.
    Unknown(String),
}

impl Route {
    /// Reads a location hash. `None` when it is not ours to read, such as a skip link's `#main`.
    pub fn parse(hash: &str) -> Option<Route> {
        let path = match hash.strip_prefix('#').unwrap_or(hash) {
            "" => return Some(Route::Today),
            path => path.strip_prefix('/')?,
        };
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let id = |text: &&str| is_id(text).then(|| (*text).to_owned());
        let found = match parts.as_slice() {
            [] => Some(Route::Today),
            ["welcome"] => Some(Route::Welcome(1)),
            ["welcome", screen] => screen.parse().ok().filter(|screen| (1..=3).contains(screen)).map(Route::Welcome),
            ["signs"] => Some(Route::Signs),
            ["signs", sign] => id(sign).map(Route::Sign),
            ["roots"] => Some(Route::Roots),
            ["roots", root] => id(root).map(Route::Root),
            ["learn"] => Some(Route::Learn(None)),
            ["learn", "shelf", shelf] => id(shelf).map(|shelf| Route::Learn(Some(shelf))),
            ["learn", "read", read] => id(read).map(Route::Read),
            ["learn", "questions"] => Some(Route::Questions),
            ["learn", "questions", question] => id(question).map(Route::Question),
            ["learn", "words"] => Some(Route::Words(None)),
            ["learn", "words", word] => id(word).map(|word| Route::Words(Some(word))),
            ["learn", "caution"] => Some(Route::Caution),
            ["learn", "caution", "scenes"] => Some(Route::Scenes),
            ["supporters"] => Some(Route::Supporters),
            ["search"] => Some(Route::Search),
            ["practice"] => Some(Route::Practices),
            ["practice", exercise] => id(exercise).map(Route::Exercise),
            ["practice", "run", record] => id(record).map(Route::Run),
            ["practice", "read", record] => id(record).map(Route::Practice),
            ["journal"] => Some(Route::Journal),
            ["journal", "new"] => Some(Route::Write(None)),
            ["journal", "new", practice] => id(practice).map(|practice| Route::Write(Some(practice))),
            ["journal", "entry", record] => id(record).map(Route::Entry),
            ["workbook"] => Some(Route::Workbook(None)),
            ["workbook", tool] => id(tool).map(|tool| Route::Workbook(Some(tool))),
            ["begin", kind] => id(kind).map(|kind| Route::Begin(kind, None)),
            ["begin", kind, record] => id(kind).and_then(|kind| Some(Route::Begin(kind, Some(id(record)?)))),
            ["note", record] => id(record).map(Route::Note),
            ["thread", record] => id(record).map(Route::Thread),
            ["people", record] => id(record).map(Route::Person),
            ["find"] => Some(Route::Find),
            ["look"] => Some(Route::Look(None)),
            ["look", span] => id(span).map(|span| Route::Look(Some(span))),
            ["bin"] => Some(Route::Bin),
            ["settings"] => Some(Route::Settings),
            ["keeping"] => Some(Route::Keeping(None)),
            ["keeping", part] => id(part).map(|part| Route::Keeping(Some(part))),
            ["care"] => Some(Route::Care),
            _ => None,
        };
        Some(found.unwrap_or_else(|| Route::Unknown(path.to_owned())))
    }

    /// The hash of this place, with its `#`.
    pub fn hash(&self) -> String {
        let (path, id): (&str, &str) = match self {
            Route::Today => ("#/", ""),
            Route::Welcome(1) => ("#/welcome", ""),
            Route::Welcome(2) => ("#/welcome/2", ""),
            Route::Welcome(_) => ("#/welcome/3", ""),
            Route::Signs => ("#/signs", ""),
            Route::Sign(id) => ("#/signs/", id),
            Route::Roots => ("#/roots", ""),
            Route::Root(id) => ("#/roots/", id),
            Route::Learn(None) => ("#/learn", ""),
            Route::Learn(Some(shelf)) => ("#/learn/shelf/", shelf),
            Route::Read(id) => ("#/learn/read/", id),
            Route::Questions => ("#/learn/questions", ""),
            Route::Question(id) => ("#/learn/questions/", id),
            Route::Words(None) => ("#/learn/words", ""),
            Route::Words(Some(word)) => ("#/learn/words/", word),
            Route::Caution => ("#/learn/caution", ""),
            Route::Scenes => ("#/learn/caution/scenes", ""),
            Route::Supporters => ("#/supporters", ""),
            Route::Search => ("#/search", ""),
            Route::Practices => ("#/practice", ""),
            Route::Exercise(id) => ("#/practice/", id),
            Route::Run(id) => ("#/practice/run/", id),
            Route::Practice(id) => ("#/practice/read/", id),
            Route::Journal => ("#/journal", ""),
            Route::Write(None) => ("#/journal/new", ""),
            Route::Write(Some(id)) => ("#/journal/new/", id),
            Route::Entry(id) => ("#/journal/entry/", id),
            Route::Workbook(None) => ("#/workbook", ""),
            Route::Workbook(Some(tool)) => ("#/workbook/", tool),
            Route::Begin(kind, None) => ("#/begin/", kind),
            Route::Begin(kind, Some(record)) => return ["#/begin/", kind, "/", record].concat(),
            Route::Note(id) => ("#/note/", id),
            Route::Thread(id) => ("#/thread/", id),
            Route::Person(id) => ("#/people/", id),
            Route::Find => ("#/find", ""),
            Route::Look(None) => ("#/look", ""),
            Route::Look(Some(span)) => ("#/look/", span),
            Route::Bin => ("#/bin", ""),
            Route::Settings => ("#/settings", ""),
            Route::Keeping(None) => ("#/keeping", ""),
            Route::Keeping(Some(part)) => ("#/keeping/", part),
            Route::Care => ("#/care", ""),
            Route::Unknown(path) => ("#/", path),
        };
        [path, id].concat()
    }
}

/// Whether a text can be the id of a record or of content: nothing that would need escaping in a hash.
fn is_id(text: &str) -> bool {
    text.len() <= 80 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_again_by_its_hash() {
        let id = || "e5Xk2b9QaR1_-~".to_owned();
        for route in [
            Route::Today,
            Route::Welcome(1),
            Route::Welcome(3),
            Route::Signs,
            Route::Sign("always-on-guard".into()),
            Route::Roots,
            Route::Root("betrayal-love".into()),
            Route::Learn(None),
            Route::Learn(Some("what".into())),
            Route::Read("hypervigilance".into()),
            Route::Questions,
            Route::Question("is-it-a-disorder".into()),
            Route::Words(None),
            Route::Words(Some("trust".into())),
            Route::Caution,
            Route::Scenes,
            Route::Supporters,
            Route::Search,
            Route::Practices,
            Route::Exercise("come-back".into()),
            Route::Run(id()),
            Route::Practice(id()),
            Route::Journal,
            Route::Write(None),
            Route::Write(Some(id())),
            Route::Entry(id()),
            Route::Workbook(None),
            Route::Workbook(Some("triggers".into())),
            Route::Begin("trigger".into(), None),
            Route::Begin("boundary".into(), Some(id())),
            Route::Note(id()),
            Route::Thread(id()),
            Route::Person(id()),
            Route::Find,
            Route::Look(None),
            Route::Look(Some("2026-11".into())),
            Route::Bin,
            Route::Settings,
            Route::Keeping(None),
            Route::Keeping(Some("restore".into())),
            Route::Care,
            Route::Unknown("nowhere/at/all".into()),
        ] {
            assert_eq!(Route::parse(&route.hash()), Some(route));
        }
    }

    #[test]
    fn odd_hashes_are_today_unknown_or_not_ours() {
        for (hash, route) in [
            ("", Some(Route::Today)),
            ("#", Some(Route::Today)),
            ("#/", Some(Route::Today)),
            ("#//", Some(Route::Today)),
            ("#main", None),
            ("#/journal/", Some(Route::Journal)),
            ("#/welcome/9", Some(Route::Unknown("welcome/9".into()))),
            ("#/journal/entry/%3Cscript%3E", Some(Route::Unknown("journal/entry/%3Cscript%3E".into()))),
            ("#/learn/read", Some(Route::Unknown("learn/read".into()))),
            ("#/learn/read/a%20b", Some(Route::Unknown("learn/read/a%20b".into()))),
            ("#/practice/run/a/b", Some(Route::Unknown("practice/run/a/b".into()))),
        ] {
            assert_eq!(Route::parse(hash), route, "{hash}");
        }
    }
}
