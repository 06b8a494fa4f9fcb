//! A year of somebody who does not exist, in every kind of record the workbook keeps, with the threads between them.
//!
//! The same every time but for the day it ends on, which is today, so that what waits to be looked back at waits.

use super::words::{ENTRIES, NOTES, OBSERVATIONS, PEOPLE, PREDICTIONS, SIGNALS, TAGS, TRIGGERS, WINS};
use crate::copies::Written;
use rethread_core::content::Context;
use rethread_core::insight::Day;
use rethread_core::record::{
    Answer, Body, Came, CheckIn, DayPart, Entry, Loudness, Marker, Observation, Outcome, Practice, Prediction, Safety,
    Signal, Ties, Trigger, Win,
};
use rethread_core::vault::RecordId;

const DAY_MS: u64 = 86_400_000;
const HOUR_MS: u64 = 3_600_000;
pub(super) const DAYS: u64 = 365;
/// A stretch in which nothing was written, in days before the end.
pub(super) const AWAY: std::ops::Range<u64> = 118..150;

/// The day of a time in milliseconds since 1970, by universal time.
pub(super) fn day_of(at: u64) -> String {
    let days = i32::try_from(at / DAY_MS).unwrap_or(0);
    Day::new(1970, 1, 1).map(|day| day.plus(days).as_str().to_owned()).unwrap_or_default()
}

/// The records of a year that ends at `end`, the earliest first.
pub fn year(end: u64) -> Vec<Written> {
    let mut year = Year { end: end - end % DAY_MS, chance: 20, written: Vec::new(), counts: [0; 6] };
    year.people();
    year.held();
    for ago in (1..=DAYS).rev().filter(|ago| !AWAY.contains(ago)) {
        year.day(ago);
    }
    year.waiting();
    let mut written = year.written;
    written.retain(|one| one.at <= end);
    written.sort_by_key(|one| one.at);
    written
}

pub(super) struct Year {
    end: u64,
    chance: u64,
    pub(super) written: Vec<Written>,
    /// How far each list of words was used.
    counts: [usize; 6],
}

impl Year {
    /// A number below `most`, another each time and the same in every run.
    fn roll(&mut self, most: u64) -> u64 {
        self.chance = self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.chance >> 33) % most.max(1)
    }

    /// One of several.
    fn pick<T: Copy, const N: usize>(&mut self, all: [T; N]) -> T {
        let place = self.roll(N as u64) as usize;
        // No list here is empty, and the place is below its length.
        #[expect(clippy::indexing_slicing)]
        all[place]
    }

    /// The next line of a list, from the start again after the last.
    fn next<T: Copy>(&mut self, list: usize, all: &[T]) -> Option<T> {
        let count = self.counts.get_mut(list)?;
        let found = all.get(*count % all.len().max(1)).copied();
        *count += 1;
        found
    }

    pub(super) fn at(&mut self, ago: u64, hour: u64) -> u64 {
        let minutes = self.roll(50) * 60_000;
        self.end.saturating_sub(ago * DAY_MS) + hour * HOUR_MS + minutes
    }

    pub(super) fn day_name(&self, ago: u64) -> String {
        day_of(self.end.saturating_sub(ago * DAY_MS))
    }

    pub(super) fn ahead(&self, days: u64) -> String {
        day_of(self.end + days * DAY_MS)
    }

    pub(super) fn keep<T: Body>(&mut self, at: u64, record: &T) -> String {
        let id = RecordId::new(T::KIND, at, self.written.len() as u64 + 1);
        let name = id.as_str().to_owned();
        self.written.push(Written { id, at, record: record.to_json() });
        name
    }

    pub(super) fn person(&self, number: usize) -> String {
        self.written.get(number).map(|one| one.id.as_str().to_owned()).unwrap_or_default()
    }

    /// Ties to somebody in [`PEOPLE`] and their part of life.
    pub(super) fn about(&self, number: usize) -> Ties {
        let context = PEOPLE.get(number).map(|(_, context, _)| vec![(*context).into()]).unwrap_or_default();
        Ties { people: vec![self.person(number)], contexts: Context::read(&context), ..Ties::default() }
    }

    fn day(&mut self, ago: u64) {
        // Slowly better over the year, with weeks that are not.
        let better = (DAYS - ago) * 3 / DAYS;
        if self.roll(10) < 6 {
            self.check_in(ago, better);
        }
        if self.roll(10) < 4 {
            self.entry(ago);
        }
        if self.roll(10) < 2 {
            self.chain(ago);
        }
        if self.roll(10) < 3 {
            self.steadied(ago);
        }
        if self.roll(20) < 2 {
            self.observation(ago);
        }
        if self.roll(20) < 2 {
            self.signal(ago);
        }
        if self.roll(20) < 3 {
            let words = self.next(5, &WINS).unwrap_or_default();
            let at = self.at(ago, 21);
            let win = Win { words: words.into(), day: self.day_name(ago), ..Win::default() };
            self.keep(at, &win);
        }
    }

    fn check_in(&mut self, ago: u64, better: u64) {
        let (one, two, three) = (self.roll(4), self.roll(4), self.roll(4));
        let number = |value: u64| u8::try_from(value.min(10)).ok();
        let note = if self.roll(9) == 0 { NOTES.get(ago as usize % NOTES.len()).copied() } else { None };
        let contexts = if self.roll(3) == 0 { vec![self.pick(Context::ALL)] } else { vec![] };
        let check_in = CheckIn {
            safe: number(3 + better + one),
            connected: if ago.is_multiple_of(7) { None } else { number(2 + better + two) },
            guard: number((8 + three).saturating_sub(better + 1)),
            note: note.unwrap_or_default().into(),
            contexts,
        };
        let at = self.at(ago, 8);
        self.keep(at, &check_in);
    }

    fn entry(&mut self, ago: u64) {
        let text = self.next(0, &ENTRIES).unwrap_or_default();
        let feelings = [["on-guard", "hopeful"], ["tearful", "low"], ["uneasy", "worried"]];
        let feelings = self.pick(feelings).map(str::to_owned).to_vec();
        let mut ties = if text.contains("J.") {
            self.about(1)
        } else if text.contains("Noor") {
            self.about(0)
        } else {
            Ties::default()
        };
        if self.roll(3) == 0 {
            ties.tags = vec![self.pick(TAGS).to_owned()];
        }
        ties.hidden = self.roll(15) == 0;
        ties.pinned = ago.is_multiple_of(97);
        let at = self.at(ago, 22);
        self.keep(at, &Entry { text: text.into(), feelings, ties, ..Entry::default() });
    }

    /// From an alarm on: a thought record, what was feared, and what happened.
    fn chain(&mut self, ago: u64) {
        // Some alarms come far more often than others.
        let common = self.roll(10) * self.roll(10) / 10;
        let found = TRIGGERS.get(common as usize).copied();
        let Some([situation, thought, kind, did, helped]) = found else { return };
        let number = self.roll(4) as usize;
        let part = self.pick(DayPart::ALL);
        let strength = 4 + self.roll(6) as u8;
        let trigger = Trigger {
            situation: situation.into(),
            kinds: vec![kind.into()],
            day: self.day_name(ago),
            part: Some(part),
            strength: Some(strength),
            places: vec!["chest".into()],
            thought: thought.into(),
            did: did.into(),
            helped: helped.into(),
            ties: self.about(number),
        };
        let at = self.at(ago, 15);
        let first = self.keep(at, &trigger);
        if self.roll(2) == 0 {
            return;
        }
        let mut record = Practice {
            exercise: "thought-record".into(),
            title: "Thought record".into(),
            person: Some(self.person(number)),
            safety: Some(Safety::No),
            finished: true,
            ties: Ties { contexts: trigger.ties.contexts.clone(), ..Ties::started_from(&first, thought) },
            ..Practice::default()
        };
        let fair = "I do not know yet. I know what I saw, and I can wait until Friday.";
        for (step, asked, words) in [
            ("situation", "What happened?", situation),
            ("thought", "What went through your mind?", thought),
            ("fair-view", "What is a view that is fair to all of it?", fair),
        ] {
            record.put(step, asked, Answer::Text(words.into()));
        }
        let second = self.keep(at + HOUR_MS, &record);
        if self.roll(2) == 0 {
            return;
        }
        let mut prediction = self.prediction(ago, Some(number));
        prediction.ties.from = Some(second);
        prediction.ties.carried = thought.into();
        let third = self.keep(at + 2 * HOUR_MS, &prediction);
        if prediction.outcome.came == Some(Came::No) && ago > 8 {
            let later = self.at(ago - 7, 19);
            let ties = Ties { people: prediction.ties.people.clone(), ..Ties::started_from(&third, thought) };
            let words = prediction.outcome.happened.clone();
            self.keep(later, &Win { words, day: self.day_name(ago - 7), ties });
        }
    }

    pub(super) fn prediction(&mut self, ago: u64, person: Option<usize>) -> Prediction {
        let [fear, plan, happened, like, came] = self.next(2, &PREDICTIONS).unwrap_or_default();
        let likely = 40 + self.roll(12) as u8 * 5;
        let mut ties = person.map(|number| self.about(number)).unwrap_or_default();
        let is_over = ago > 7;
        let outcome = Outcome {
            came: is_over.then(|| came_of(came)),
            happened: if is_over { happened.into() } else { String::new() },
            like: if is_over { like.into() } else { String::new() },
            day: if is_over { self.day_name(ago - 7) } else { String::new() },
        };
        ties.due = self.day_name(ago.saturating_sub(7));
        ties.put_away = is_over;
        Prediction { fear: fear.into(), likely: Some(likely), plan: plan.into(), outcome, rung: None, ties }
    }

    /// A steadying practice with ratings before and after.
    fn steadied(&mut self, ago: u64) {
        let ways = [
            ("come-back", "Come back to the room", "steady-before", "steady-after", true),
            ("paced-breath", "A breath with a pace", "before", "after", false),
            ("mindful-pause", "A mindful pause", "steady-before", "steady-after", true),
        ];
        let (exercise, title, before, after, up) = self.pick(ways);
        let (low, gain) = (2 + self.roll(3) as u8, self.roll(4) as u8);
        let (first, last) = if up { (low, low + gain) } else { (9 - low, 9 - low - gain) };
        let mut practice =
            Practice { exercise: exercise.into(), title: title.into(), finished: true, ..Practice::default() };
        for (step, number) in [(before, first), (after, last)] {
            let scale = Answer::Scale { number, most: 10, low: "Not at all".into(), high: "Very".into() };
            practice.put(step, "How is it right now?", scale);
        }
        let at = self.at(ago, 20);
        self.keep(at, &practice);
    }

    fn observation(&mut self, ago: u64) {
        let Some((number, marker, kept, words)) = self.next(3, &OBSERVATIONS) else { return };
        let marker = Marker::ALL.into_iter().find(|one| one.id() == marker);
        let day = self.day_name(ago);
        let observation = Observation { marker, kept, day, words: words.into(), ties: self.about(number) };
        let at = self.at(ago, 18);
        self.keep(at, &observation);
    }

    fn signal(&mut self, ago: u64) {
        let Some([said, loudness, place, came]) = self.next(4, &SIGNALS) else { return };
        let is_over = ago > 10;
        let outcome = Outcome {
            came: is_over.then(|| came_of(came)),
            day: if is_over { self.day_name(ago - 10) } else { String::new() },
            ..Outcome::default()
        };
        let signal = Signal {
            said: said.into(),
            loudness: Loudness::ALL.into_iter().find(|one| one.id() == loudness),
            places: vec![place.into()],
            situation: String::new(),
            outcome,
            ties: Ties { due: self.day_name(ago.saturating_sub(10)), put_away: is_over, ..Ties::default() },
        };
        let at = self.at(ago, 16);
        self.keep(at, &signal);
    }
}

fn came_of(letter: &str) -> Came {
    match letter {
        "y" => Came::Yes,
        "p" => Came::Partly,
        _ => Came::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rethread_core::insight::made::KINDS;
    use rethread_core::insight::{Made, calibration};
    use std::collections::BTreeSet;

    const END: u64 = 1_795_000_000_000;

    #[test]
    fn it_is_a_year_of_every_kind_in_order_and_readable() {
        let all = year(END);
        let ids: BTreeSet<&str> = all.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids.len(), all.len(), "every record has an id of its own");
        assert!(all.windows(2).all(|two| two[0].at <= two[1].at) && all.iter().all(|one| one.at <= END));
        assert!(all.iter().all(|one| Made::read(&one.id, &one.record).is_some()));
        let seen: BTreeSet<char> = all.iter().map(|one| one.id.kind()).collect();
        let own_sign = rethread_core::record::OwnSign::KIND;
        assert!(KINDS.into_iter().filter(|kind| *kind != own_sign).all(|kind| seen.contains(&kind)), "{seen:?}");
        assert!(all.len() > 500, "{}", all.len());
    }

    #[test]
    fn there_is_enough_to_see_something() {
        let all = year(END);
        let over = all.iter().filter_map(|one| Prediction::from_json(&one.record).filter(|_| one.id.kind() == 'x'));
        assert!(over.filter(|one| one.outcome.came.is_some()).count() >= calibration::ENOUGH);
        let linked = all.iter().filter_map(|one| Made::read(&one.id, &one.record));
        let from: Vec<String> = linked.filter_map(|made| made.ties()?.from.clone()).collect();
        assert!(from.len() > 30 && from.iter().all(|id| all.iter().any(|one| one.id.as_str() == id)));
    }
}
