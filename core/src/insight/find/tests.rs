//! What is found, what is left out, and how long it takes at ten thousand records.

use super::*;
use crate::record::{Entry, Practice, Win};
use crate::vault::State;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Records with their texts, as the app keeps them.
#[derive(Default)]
struct All {
    gathered: Gathered,
    words: Words,
    texts: BTreeMap<RecordId, String>,
}

impl All {
    fn put(&mut self, id: &RecordId, day: &str, value: &Value) {
        let text = written(&Made::read(id, value).unwrap());
        self.words.put(id, &text);
        self.gathered.put(id, Day::parse(day).map(|day| (day, 9)), State::Kept, value);
        self.texts.insert(id.clone(), text);
    }

    fn entry(&mut self, number: u64, text: &str, ties: Ties) -> RecordId {
        let id = RecordId::new(Entry::KIND, number, number);
        let day = format!("2026-11-{:02}", number % 28 + 1);
        self.put(&id, &day, &Entry { text: text.into(), ties, ..Entry::default() }.to_json());
        id
    }

    fn remove(&mut self, id: &RecordId) {
        self.words.remove(id);
        self.gathered.remove(id);
    }

    fn hits<'a>(&'a self, query: &'a Query) -> Vec<Hit<'a>> {
        find(&self.gathered, &self.words, query, |id| self.texts.get(id).cloned()).collect()
    }

    fn openings(&self, query: &Query) -> Vec<String> {
        self.hits(query).into_iter().map(|hit| hit.known.made.words().to_owned()).collect()
    }

    fn found(&self, typed: &str) -> Vec<String> {
        self.openings(&Query { words: typed.into(), ..Query::default() })
    }
}

fn all_of(texts: &[&str]) -> All {
    let mut all = All::default();
    for (number, text) in texts.iter().enumerate() {
        all.entry(number as u64, text, Ties::default());
    }
    all
}

#[test]
fn words_fit_newest_first_and_those_with_an_error_last() {
    let all = all_of(&["I trust him", "we trusted", "I trsut nobody", "mistrust is old", "I like him"]);
    assert_eq!(all.found("trust"), ["we trusted", "I trust him", "mistrust is old", "I trsut nobody"]);
    assert_eq!(all.found("TRUST hím"), ["I trust him"]);
    assert_eq!(all.found("him i"), ["I like him", "I trust him"]);
    assert_eq!(all.found("trsut").len(), 3);
    assert!(all.found("zebra").is_empty() && all.found("?!").is_empty());
    assert_eq!(all.found(" ").len(), 5);
    let exact: Vec<bool> =
        all.hits(&Query { words: "trust".into(), ..Query::default() }).iter().map(|hit| hit.exact).collect();
    assert_eq!(exact, [true, true, true, false]);
}

#[test]
fn phrases_stand_as_they_are() {
    let all = all_of(&["Safe, I feel", "I feel safe", "I do feel safe"]);
    assert_eq!(all.found("\"i feel\""), ["I feel safe", "Safe, I feel"]);
    assert_eq!(all.found("\"feel safe\" do"), ["I do feel safe"]);
    assert!(all.found("\"feel saf\"").is_empty());
    assert_eq!(all.found("“Feel saf"), ["I do feel safe", "I feel safe"]);
}

#[test]
fn every_script_is_looked_through() {
    for (text, typed) in [
        ("Να εμπιστεύομαι τους άλλους", "εμπιστευομαι ΆΛΛΟΥΣ"),
        ("Ещё раз довериться", "еще доверитьса"),
        ("أُريد أن أثق بالناس", "اريد اثق"),
        ("אֲנִי רוֹצֶה לסמוך", "אני לסמון"),
        ("मुझे भरोसा करना है", "भरोस"),
        ("今日は人を信頼できた", "信頼できた"),
        ("今日は人を信頼できた", "信"),
        ("ฉันอยากไว้ใจคนอื่น", "ไว้ใจ"),
        ("오늘은 사람을 믿었다", "믿어"),
        ("오늘은 사람을 믿었다", "사라"),
        ("Tôi muốn tin người khác", "nguoi khac"),
        ("Good 👍🏽 day", "👍"),
    ] {
        let all = all_of(&["something else", text]);
        assert_eq!(all.found(typed), [text], "{typed}");
    }
    assert!(all_of(&["頼信"]).found("信頼").is_empty() && all_of(&["信頼 頼で"]).found("信頼で").is_empty());
}

#[test]
fn what_is_asked_besides_words_holds() {
    let mut all = All::default();
    let person = RecordId::new(Person::KIND, 9, 9);
    all.put(&person, "2026-11-20", &Person { alias: "Sam K.".into(), ..Person::default() }.to_json());
    let about = || Ties { people: vec![person.as_str().into()], ..Ties::default() };
    let tagged = || Ties { tags: vec!["Summer".into()], contexts: vec![Context::Work], ..Ties::default() };
    all.entry(1, "about them", about());
    all.entry(2, "at work", tagged());
    all.entry(3, "hidden", Ties { hidden: true, ..about() });
    let win = RecordId::new(Win::KIND, 4, 4);
    all.put(&win, "2026-11-20", &Win { words: "won".into(), day: "2026-10-01".into(), ..Win::default() }.to_json());
    let check = |query: Query, expected: &[&str]| assert_eq!(all.openings(&query), expected, "{query:?}");
    check(Query::default(), &["Sam K.", "won", "at work", "about them"]);
    check(Query { words: "sam".into(), ..Query::default() }, &["Sam K.", "about them"]);
    check(Query { words: "\"Sam K\" about".into(), ..Query::default() }, &["about them"]);
    check(Query { words: "sam".into(), hidden_too: true, ..Query::default() }, &["Sam K.", "hidden", "about them"]);
    check(Query { words: "summer".into(), ..Query::default() }, &["at work"]);
    check(Query { tag: Some("summer ".into()), ..Query::default() }, &["at work"]);
    check(Query { context: Some(Context::Work), ..Query::default() }, &["at work"]);
    check(Query { person: Some(person.to_string()), ..Query::default() }, &["Sam K.", "about them"]);
    check(Query { kinds: vec![Win::KIND, Person::KIND], ..Query::default() }, &["Sam K.", "won"]);
    check(Query { to: Day::parse("2026-10-31"), ..Query::default() }, &["won"]);
    check(
        Query { from: Day::parse("2026-11-02"), to: Day::parse("2026-11-03"), ..Query::default() },
        &["at work", "about them"],
    );
}

#[test]
fn what_was_asked_is_not_what_was_written() {
    let mut practice = Practice { title: "Title".into(), ..Practice::default() };
    practice.put("a", "What happened?", crate::record::Answer::Text("they came".into()));
    let text = written(&Made::Practice(practice));
    assert!(text.contains("they came") && text.contains("Title") && !text.contains("happened"));
}

proptest! {
    #[test]
    fn every_record_is_found_once_by_each_of_its_words(texts in proptest::collection::vec(any::<String>(), 1..5), gone in 0..5u64) {
        let mut all = All::default();
        let ids: Vec<RecordId> = texts.iter().enumerate().map(|(at, text)| all.entry(at as u64, text, Ties::default())).collect();
        let removed = ids.get(gone as usize);
        removed.into_iter().for_each(|id| all.remove(id));
        for (id, text) in ids.iter().zip(&texts) {
            let folded = crate::insight::folding::fold(text);
            for word in crate::insight::folding::words(&folded) {
                let word: String = word.iter().collect();
                for words in [word.clone(), format!("\"{word}\"")] {
                    let query = Query { words, ..Query::default() };
                    let hits = all.hits(&query);
                    let found: BTreeSet<&RecordId> = hits.iter().map(|hit| &hit.known.id).collect();
                    prop_assert_eq!(found.len(), hits.len());
                    prop_assert_eq!(found.contains(id), removed != Some(id));
                }
            }
        }
    }
}
