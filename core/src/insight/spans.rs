//! What was written within some days, day by day, for the pages of a week, a month and a year.

use super::{Day, Gathered, Known};
use std::collections::BTreeMap;

/// The records of some days, both ends included, by day and then in order of time. Whoever is named in them and marks on
/// signs have no day and stand in none.
pub fn days<'a>(gathered: &'a Gathered, from: &Day, to: &Day) -> BTreeMap<Day, Vec<&'a Known>> {
    let mut days: BTreeMap<Day, Vec<&Known>> = BTreeMap::new();
    for known in gathered.oldest() {
        if let Some(day) = known.day().filter(|day| from <= day && day <= to) {
            days.entry(day).or_default().push(known);
        }
    }
    days
}

/// How many records of each kind each month of a year has: `months[0]` is January; kinds in the order of their letters.
pub fn months(gathered: &Gathered, year: &str) -> [BTreeMap<char, usize>; 12] {
    let mut months: [BTreeMap<char, usize>; 12] = Default::default();
    for known in gathered.oldest() {
        let Some(day) = known.day() else { continue };
        let mut parts = day.as_str().split('-');
        let (of, month) = (parts.next(), parts.next().and_then(|month| month.parse::<usize>().ok()));
        if of != Some(year) {
            continue;
        }
        if let Some(counts) = month.and_then(|month| months.get_mut(month.checked_sub(1)?)) {
            *counts.entry(known.id.kind()).or_default() += 1;
        }
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Body, Win};
    use crate::vault::{RecordId, State};
    use proptest::prelude::*;

    fn all(rows: &[(u32, u32, Option<u32>)]) -> Gathered {
        let mut gathered = Gathered::default();
        for (number, (month, day, own)) in rows.iter().enumerate() {
            let own = own.and_then(|day| Day::new(2026, *month, day)).map_or(String::new(), |day| day.as_str().into());
            let win = Win { words: "w".into(), day: own, ..Win::default() };
            let begun = Day::new(2026, *month, *day).map(|day| (day, 9));
            gathered.put(&RecordId::new(Win::KIND, number as u64 + 1, 1), begun, State::Kept, &win.to_json());
        }
        gathered
    }

    #[test]
    fn a_record_stands_on_the_day_it_is_about() {
        let gathered = all(&[(11, 5, Some(3)), (11, 4, None)]);
        let day = |day| Day::new(2026, 11, day).unwrap();
        let found: Vec<Day> = days(&gathered, &day(1), &day(30)).into_keys().collect();
        assert_eq!(found, [day(3), day(4)]);
        assert_eq!(months(&gathered, "2026")[10].get(&Win::KIND), Some(&2));
        assert!(months(&gathered, "2025").iter().all(BTreeMap::is_empty));
    }

    proptest! {
        #[test]
        fn every_record_of_the_days_is_there_once(rows in proptest::collection::vec((1..=12u32, 1..=28u32, proptest::option::of(1..=28u32)), 0..40), from in 1..=12u32, to in 1..=12u32) {
            let gathered = all(&rows);
            let (first, last) = (Day::new(2026, from, 1).unwrap(), Day::new(2026, to, 31).unwrap());
            let found = days(&gathered, &first, &last);
            let expected = rows.iter().filter(|(month, ..)| (from..=to).contains(month)).count();
            prop_assert_eq!(found.values().map(Vec::len).sum::<usize>(), expected);
            prop_assert_eq!(months(&gathered, "2026").iter().flat_map(|month| month.values()).sum::<usize>(), rows.len());
        }
    }
}
