//! What calendars need of days: how they follow each other, weekdays, and the weeks of a month. The Gregorian calendar
//! throughout, from the year 0 to 9999; beyond either end is the end itself.

use super::Day;

/// The number of the first and of the last day there is, counted from 1 March of the year 0.
const FIRST: i64 = -60;
const LAST: i64 = 3_652_364;

/// Days from one 1 March to the first of each month, from March on.
const BEFORE_MONTH: [i64; 12] = [0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337];

impl Day {
    /// The year.
    pub fn year(&self) -> i32 {
        self.number_at(0, 4) as i32
    }

    /// The month, 1 to 12.
    pub fn month(&self) -> u32 {
        self.number_at(5, 7) as u32
    }

    /// The day of the month, from 1 on.
    pub fn of_month(&self) -> u32 {
        self.number_at(8, 10) as u32
    }

    /// The day of the week: 0 for Monday to 6 for Sunday.
    pub fn weekday(&self) -> u32 {
        (self.count() + 2).rem_euclid(7) as u32
    }

    /// So many days later, or earlier for less than 0.
    pub fn plus(&self, days: i32) -> Day {
        Day::counted(self.count() + i64::from(days)).unwrap_or_else(|| self.clone())
    }

    /// How many days this one comes after another; less than 0 when it comes before.
    pub fn days_since(&self, other: &Day) -> i32 {
        (self.count() - other.count()) as i32
    }

    /// The first day of its week, where weeks start on the weekday `start` (0 for Monday).
    pub fn week_start(&self, start: u32) -> Day {
        self.plus(-((self.weekday() + 7 - start % 7) as i32 % 7))
    }

    /// The first day of the month that comes so many months later, or earlier for less than 0.
    pub fn month_start(&self, months: i32) -> Day {
        let month = (i64::from(self.year()) * 12 + i64::from(self.month()) - 1 + i64::from(months)).clamp(0, 119_999);
        Day::new((month / 12) as i32, (month % 12 + 1) as u32, 1).unwrap_or_else(|| self.clone())
    }

    /// How many days its month has.
    pub fn days_in_month(&self) -> u32 {
        days_in_month(self.year(), self.month())
    }

    /// The weeks of its month, each with seven places; those that days of another month would take are empty.
    pub fn month_weeks(&self, start: u32) -> Vec<[Option<Day>; 7]> {
        let first = self.month_start(0);
        let empty = (first.weekday() + 7 - start % 7) % 7;
        let days = first.days_in_month();
        let day = |place: u32| {
            let day = (place + 1).checked_sub(empty).filter(|day| (1..=days).contains(day))?;
            Day::new(first.year(), first.month(), day)
        };
        let weeks = 0..(empty + days).div_ceil(7);
        weeks.map(|week| std::array::from_fn(|place| day(week * 7 + place as u32))).collect()
    }

    fn number_at(&self, from: usize, to: usize) -> i64 {
        self.as_str().get(from..to).and_then(|digits| digits.parse().ok()).unwrap_or(0)
    }

    /// Days since 1 March of the year 0: leap days come last in years that start in March.
    fn count(&self) -> i64 {
        let (year, month) = (i64::from(self.year()), i64::from(self.month()));
        let year = if month < 3 { year - 1 } else { year };
        let before = BEFORE_MONTH.get(((month + 9) % 12) as usize).copied().unwrap_or(0);
        year * 365 + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            + before
            + i64::from(self.of_month())
            - 1
    }

    fn counted(count: i64) -> Option<Day> {
        let count = count.clamp(FIRST, LAST) as i32;
        // By estimate, then by the few days that it may be off.
        let mut year = (i64::from(count) * 400).div_euclid(146_097) as i32;
        let start = |year: i32| {
            let year = i64::from(year);
            (year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400)) as i32
        };
        while start(year + 1) <= count {
            year += 1;
        }
        while start(year) > count {
            year -= 1;
        }
        let within = i64::from(count - start(year));
        let month = BEFORE_MONTH.iter().rposition(|before| *before <= within).unwrap_or(0);
        let day = within - BEFORE_MONTH.get(month).copied().unwrap_or(0) + 1;
        let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
        Day::new(year, month as u32, day as u32)
    }
}

/// How many days a month has.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// The day after, by counting.
    fn next(day: &Day) -> Day {
        let (year, month, of_month) = (day.year(), day.month(), day.of_month());
        if of_month < days_in_month(year, month) {
            Day::new(year, month, of_month + 1).unwrap()
        } else if month < 12 {
            Day::new(year, month + 1, 1).unwrap()
        } else {
            Day::new(year + 1, 1, 1).unwrap()
        }
    }

    #[test]
    fn every_day_follows_the_one_before() {
        assert_eq!(day("0000-01-01").weekday(), 5);
        // Each a little more than the four hundred years after which all comes again.
        for first in ["0000-01-01", "1890-01-01", "9595-01-01"].map(day) {
            let (mut today, mut count) = (first.clone(), 0);
            while count < 150_000 && today.as_str() != "9999-12-31" {
                let tomorrow = next(&today);
                count += 1;
                assert_eq!(tomorrow.weekday(), (today.weekday() + 1) % 7, "{tomorrow:?}");
                assert_eq!((first.plus(count), tomorrow.days_since(&first)), (tomorrow.clone(), count));
                assert_eq!(tomorrow.plus(-1), today);
                today = tomorrow;
            }
        }
        let (first, last) = (day("0000-01-01"), day("9999-12-31"));
        assert_eq!([last.plus(1), last.plus(i32::MAX), first.plus(-1)], [last.clone(), last, first]);
    }

    #[test]
    fn known_days_fall_where_they_did() {
        for (text, weekday) in [("1969-07-20", 6), ("2000-02-29", 1), ("2024-02-29", 3), ("2026-11-23", 0)] {
            assert_eq!(day(text).weekday(), weekday, "{text}");
        }
        assert_eq!(day("2026-11-25").week_start(0), day("2026-11-23"));
        assert_eq!(day("2026-11-25").week_start(6), day("2026-11-22"));
        assert_eq!(day("2026-01-31").month_start(1), day("2026-02-01"));
        assert_eq!(day("2026-01-31").month_start(-1), day("2025-12-01"));
        assert_eq!([day("1900-02-01"), day("2000-02-01")].map(|day| day.days_in_month()), [28, 29]);
    }

    #[test]
    fn a_month_is_laid_out_in_weeks() {
        let weeks = day("2026-11-23").month_weeks(0);
        let shown: Vec<String> = weeks
            .iter()
            .map(|week| week.iter().map(|day| day.as_ref().map_or(0, Day::of_month).to_string() + " ").collect())
            .collect();
        assert_eq!(shown.len(), 6);
        assert_eq!((shown[0].as_str(), shown[5].as_str()), ("0 0 0 0 0 0 1 ", "30 0 0 0 0 0 0 "));
        assert_eq!(day("2026-11-23").month_weeks(6).len(), 5);
        assert_eq!(day("2027-02-01").month_weeks(0).len(), 4);
    }

    proptest! {
        #[test]
        fn a_month_has_each_day_once_under_its_weekday(year in 0..=9999i32, month in 1..=12u32, start in 0..7u32) {
            let first = Day::new(year, month, 1).unwrap();
            let weeks = first.month_weeks(start);
            let days: Vec<Day> = weeks.iter().flatten().flatten().cloned().collect();
            prop_assert_eq!(days.len() as u32, days_in_month(year, month));
            prop_assert!(days.windows(2).all(|two| two[0].plus(1) == two[1]) && days[0] == first);
            for week in &weeks {
                prop_assert!(week.iter().any(Option::is_some));
                for (place, day) in week.iter().enumerate().filter_map(|(place, day)| Some((place, day.as_ref()?))) {
                    prop_assert_eq!(day.weekday(), (place as u32 + start) % 7);
                    prop_assert_eq!(day.week_start(start).weekday(), start);
                }
            }
        }

        #[test]
        fn months_follow_each_other(year in 100..=9800i32, month in 1..=12u32, months in -1000..1000i32) {
            let first = Day::new(year, month, 1).unwrap();
            let other = first.month_start(months);
            prop_assert_eq!(other.month_start(-months), first);
            prop_assert_eq!(other.of_month(), 1);
        }
    }
}
