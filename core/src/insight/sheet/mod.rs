//! What goes onto a sheet of paper to take along: chosen by day, kind and person, with names left out if that is wished.

mod names;
mod paper;

pub use names::Names;
pub use paper::{Item, Paper, Section, html};

use super::{Day, Gathered, Known};
use std::collections::{BTreeMap, BTreeSet};

/// What was chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// The first day; `None` for no first one.
    pub from: Option<Day>,
    /// The last day; `None` for no last one.
    pub to: Option<Day>,
    /// Kinds that go on.
    pub kinds: BTreeSet<char>,
    /// Record ids of people who stay off. What is about several stays off with any one of them.
    pub without: BTreeSet<String>,
    /// Whether what is about nobody stays off.
    pub without_nobody: bool,
    /// Whether hidden records go on, with their words.
    pub with_hidden: bool,
}

/// What goes on.
#[derive(Debug, Default)]
pub struct Chosen<'a> {
    /// By day, the earliest first, in order of time; what has no day comes last.
    pub days: Vec<(Option<Day>, Vec<&'a Known>)>,
    /// How many stay off for being hidden alone.
    pub hidden: usize,
}

impl Choice {
    /// Everything that goes on, each once.
    pub fn of<'a>(&self, gathered: &'a Gathered) -> Chosen<'a> {
        let (mut dated, mut undated, mut hidden) = (BTreeMap::<Day, Vec<&Known>>::new(), Vec::new(), 0);
        for known in gathered.oldest().filter(|known| self.is_within(known) && self.is_with(known)) {
            if known.is_hidden() && !self.with_hidden {
                hidden += 1;
                continue;
            }
            match known.day() {
                Some(day) => dated.entry(day).or_default().push(known),
                None => undated.push(known),
            }
        }
        let mut days: Vec<_> = dated.into_iter().map(|(day, all)| (Some(day), all)).collect();
        if !undated.is_empty() {
            days.push((None, undated));
        }
        Chosen { days, hidden }
    }

    /// Record ids of everybody whom the chosen days and kinds are about, and whether any of it is about nobody.
    pub fn about(&self, gathered: &Gathered) -> (BTreeSet<String>, bool) {
        let (mut people, mut nobody) = (BTreeSet::new(), false);
        for known in gathered.oldest().filter(|known| self.is_within(known)) {
            let about = known.made.people();
            nobody |= about.is_empty();
            people.extend(about.into_iter().map(str::to_owned));
        }
        (people, nobody)
    }

    /// Whether kind and day fit. What has no day, such as a sign, belongs to any.
    fn is_within(&self, known: &Known) -> bool {
        let after = |day: &Day| self.from.as_ref().is_none_or(|from| from <= day);
        let before = |day: &Day| self.to.as_ref().is_none_or(|to| day <= to);
        self.kinds.contains(&known.id.kind()) && known.day().is_none_or(|day| after(&day) && before(&day))
    }

    fn is_with(&self, known: &Known) -> bool {
        let people = known.made.people();
        if people.is_empty() { !self.without_nobody } else { !people.iter().any(|id| self.without.contains(*id)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Body, Ties, Win};
    use crate::vault::{RecordId, State};
    use proptest::prelude::*;

    type Row = (u32, Option<usize>, bool);
    const PEOPLE: [&str; 3] = ["h1", "h2", "h3"];

    fn all(rows: &[Row]) -> Gathered {
        let mut gathered = Gathered::default();
        for (number, (day, person, hidden)) in rows.iter().enumerate() {
            let people = person.and_then(|person| PEOPLE.get(person)).map(|id| (*id).to_owned()).into_iter().collect();
            let win =
                Win { words: "w".into(), ties: Ties { people, hidden: *hidden, ..Ties::default() }, ..Win::default() };
            let begun = Day::new(2026, 11, *day).map(|day| (day, 9));
            gathered.put(&RecordId::new(Win::KIND, number as u64 + 1, 1), begun, State::Kept, &win.to_json());
        }
        gathered
    }

    fn choice(from: u32, to: u32) -> Choice {
        let day = |day| Day::new(2026, 11, day);
        Choice { from: day(from), to: day(to), kinds: [Win::KIND].into(), ..Choice::default() }
    }

    fn many(chosen: &Chosen<'_>) -> usize {
        chosen.days.iter().map(|(_, all)| all.len()).sum()
    }

    #[test]
    fn days_kinds_people_and_hidden_ones_each_leave_out() {
        let gathered = all(&[(1, None, false), (2, Some(0), false), (3, Some(1), false), (4, Some(1), true)]);
        let check = |choice: Choice, shown, hidden| {
            let chosen = choice.of(&gathered);
            assert_eq!((many(&chosen), chosen.hidden), (shown, hidden), "{choice:?}");
        };
        check(choice(1, 30), 3, 1);
        check(Choice { with_hidden: true, ..choice(1, 30) }, 4, 0);
        check(choice(2, 3), 2, 0);
        check(Choice { kinds: ['j'].into(), ..choice(1, 30) }, 0, 0);
        check(Choice { without: ["h2".to_owned()].into(), ..choice(1, 30) }, 2, 0);
        check(Choice { without_nobody: true, ..choice(1, 30) }, 2, 1);
        assert_eq!(choice(1, 2).about(&gathered), (["h1".to_owned()].into(), true));
        let first = choice(1, 30).of(&gathered).days.into_iter().next().and_then(|(day, _)| day);
        assert_eq!(first, Day::new(2026, 11, 1));
    }

    #[test]
    fn what_is_about_two_stays_off_with_either() {
        let ties = Ties { people: vec!["h1".into(), "h2".into()], ..Ties::default() };
        let win = Win { words: "w".into(), ties, ..Win::default() };
        let mut gathered = Gathered::default();
        let begun = Day::new(2026, 11, 1).map(|day| (day, 9));
        gathered.put(&RecordId::new(Win::KIND, 1, 1), begun, State::Kept, &win.to_json());
        for (without, shown) in [("h1", 0), ("h2", 0), ("h3", 1)] {
            let choice = Choice { without: [without.to_owned()].into(), ..choice(1, 30) };
            assert_eq!(many(&choice.of(&gathered)), shown, "{without}");
        }
    }

    proptest! {
        #[test]
        fn nothing_chosen_is_left_out_and_nothing_is_there_twice(
            rows in proptest::collection::vec((1..=28u32, proptest::option::of(0..3usize), any::<bool>()), 0..40),
            from in 1..=28u32, to in 1..=28u32, off in 0..3usize, nobody in any::<bool>(), with_hidden in any::<bool>(),
        ) {
            let gathered = all(&rows);
            let without = [PEOPLE[off].to_owned()].into();
            let choice = Choice { without, without_nobody: nobody, with_hidden, ..choice(from, to) };
            let wanted = rows.iter().filter(|(day, person, hidden)| {
                (from..=to).contains(day) && (with_hidden || !hidden) && person.map_or(!nobody, |person| person != off)
            });
            let chosen = choice.of(&gathered);
            prop_assert_eq!(many(&chosen), wanted.count());
            let ids: BTreeSet<_> = chosen.days.iter().flat_map(|(_, all)| all).map(|known| known.id.clone()).collect();
            prop_assert_eq!(ids.len(), many(&chosen));
        }
    }
}
