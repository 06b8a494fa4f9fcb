//! Check-ins over time: a point a day for safe, connected and on guard. Gaps stay gaps.

use super::{Day, Known, Made};
use crate::content::Context;

/// What is rated at a check-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rated {
    /// How safe.
    Safe,
    /// How connected.
    Connected,
    /// How much on guard.
    Guard,
}

impl Rated {
    /// All, in the order they are asked.
    pub const ALL: [Rated; 3] = [Rated::Safe, Rated::Connected, Rated::Guard];
}

/// One day with check-ins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// The day.
    pub day: Day,
    /// Means in tenths for safe, connected and on guard; `None` where it was not answered that day.
    pub tenths: [Option<u16>; 3],
    /// How many check-ins.
    pub check_ins: usize,
    /// What was noted with them, in order of time.
    pub notes: Vec<String>,
}

/// What one rating came to over a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The lowest day, in tenths.
    pub lowest: u16,
    /// The highest day, in tenths.
    pub highest: u16,
    /// The first day's.
    pub first: u16,
    /// The last day's.
    pub last: u16,
    /// On how many days it was answered.
    pub days: usize,
}

/// The days with check-ins from one day to another, both included, in order; of one part of life, or of all.
pub fn points<'a>(
    oldest: impl Iterator<Item = &'a Known>,
    from: &Day,
    to: &Day,
    context: Option<Context>,
) -> Vec<Point> {
    let mut days: Vec<(Day, Vec<&Known>)> = Vec::new();
    for known in oldest {
        let Made::CheckIn(check_in) = &known.made else { continue };
        let Some(day) = known.day().filter(|day| from <= day && day <= to) else { continue };
        if context.is_some_and(|context| !check_in.contexts.contains(&context)) {
            continue;
        }
        match days.iter_mut().rev().find(|(known, _)| *known == day) {
            Some((_, same)) => same.push(known),
            None => days.push((day, vec![known])),
        }
    }
    // A clock that was set back puts a later check-in on an earlier day.
    days.sort_by(|one, other| one.0.cmp(&other.0));
    days.into_iter().map(|(day, known)| point(day, &known)).collect()
}

fn point(day: Day, known: &[&Known]) -> Point {
    let check_ins: Vec<_> = known
        .iter()
        .filter_map(|known| match &known.made {
            Made::CheckIn(check_in) => Some(check_in),
            _ => None,
        })
        .collect();
    let mean = |rated: Rated| {
        let numbers = check_ins.iter().filter_map(|check_in| match rated {
            Rated::Safe => check_in.safe,
            Rated::Connected => check_in.connected,
            Rated::Guard => check_in.guard,
        });
        let (sum, many) = numbers.fold((0_u32, 0_u32), |(sum, many), number| (sum + u32::from(number), many + 1));
        (sum * 10 + many / 2).checked_div(many).map(|tenths| tenths as u16)
    };
    let notes = check_ins.iter().map(|check_in| check_in.note.trim()).filter(|note| !note.is_empty());
    Point { day, tenths: Rated::ALL.map(mean), check_ins: check_ins.len(), notes: notes.map(str::to_owned).collect() }
}

/// The points of each week counted from a day, as one point on the week's first day: the mean over the days that were
/// answered. Weeks without any are left out.
pub fn by_week(points: &[Point], from: &Day) -> Vec<Point> {
    let mut weeks: Vec<(i32, Vec<&Point>)> = Vec::new();
    for point in points {
        let week = point.day.days_since(from).div_euclid(7);
        match weeks.last_mut().filter(|(last, _)| *last == week) {
            Some((_, same)) => same.push(point),
            None => weeks.push((week, vec![point])),
        }
    }
    let mean = |same: &[&Point], place: usize| {
        let numbers = same.iter().filter_map(|point| point.tenths.get(place).copied().flatten());
        let (sum, many) = numbers.fold((0_u32, 0_u32), |(sum, many), number| (sum + u32::from(number), many + 1));
        (sum + many / 2).checked_div(many).map(|tenths| tenths as u16)
    };
    let whole = |(week, same): (i32, Vec<&Point>)| Point {
        day: from.plus(week * 7),
        tenths: std::array::from_fn(|place| mean(&same, place)),
        check_ins: same.iter().map(|point| point.check_ins).sum(),
        notes: same.iter().flat_map(|point| point.notes.iter().cloned()).collect(),
    };
    weeks.into_iter().map(whole).collect()
}

/// What one rating came to over some points; `None` where it was never answered.
pub fn range(points: &[Point], rated: Rated) -> Option<Range> {
    let place = Rated::ALL.iter().position(|one| *one == rated)?;
    let values: Vec<u16> = points.iter().filter_map(|point| point.tenths.get(place).copied().flatten()).collect();
    Some(Range {
        lowest: *values.iter().min()?,
        highest: *values.iter().max()?,
        first: *values.first()?,
        last: *values.last()?,
        days: values.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::Gathered;
    use crate::record::{Body, CheckIn};
    use crate::vault::{RecordId, State};
    use proptest::prelude::*;

    /// Day of the month, safe, on guard, note, parts of life.
    type Row = (u32, Option<u8>, Option<u8>, &'static str, &'static [Context]);

    fn all(rows: &[Row]) -> Gathered {
        let mut gathered = Gathered::default();
        for (number, (day, safe, guard, note, contexts)) in rows.iter().enumerate() {
            let check_in = CheckIn {
                safe: *safe,
                guard: *guard,
                note: (*note).into(),
                contexts: contexts.to_vec(),
                ..CheckIn::default()
            };
            let begun = Day::new(2026, 11, *day).map(|day| (day, 9));
            let id = RecordId::new(CheckIn::KIND, number as u64 + 1, 1);
            gathered.put(&id, begun, State::Kept, &check_in.to_json());
        }
        gathered
    }

    fn november(gathered: &Gathered, context: Option<Context>) -> Vec<Point> {
        let day = |day| Day::new(2026, 11, day).unwrap();
        points(gathered.oldest(), &day(1), &day(30), context)
    }

    #[test]
    fn a_case_worked_out_by_hand() {
        let gathered = all(&[
            (3, Some(4), None, "rain", &[Context::Work]),
            (3, Some(5), Some(9), " ", &[]),
            (9, Some(7), Some(2), "", &[Context::Work]),
            (1, None, None, "only words", &[]),
        ]);
        let found = november(&gathered, None);
        assert_eq!(
            found.iter().map(|point| point.day.as_str()).collect::<Vec<_>>(),
            ["2026-11-01", "2026-11-03", "2026-11-09"]
        );
        assert_eq!(found[1].tenths, [Some(45), None, Some(90)]);
        assert_eq!((found[1].check_ins, found[1].notes.as_slice()), (2, &["rain".to_owned()][..]));
        let safe = range(&found, Rated::Safe);
        assert_eq!(safe, Some(Range { lowest: 45, highest: 70, first: 45, last: 70, days: 2 }));
        assert_eq!(range(&found, Rated::Connected), None);
        let work = november(&gathered, Some(Context::Work));
        assert_eq!(work.iter().map(|point| point.tenths[0]).collect::<Vec<_>>(), [Some(40), Some(70)]);
    }

    #[test]
    fn weeks_are_means_of_their_days_and_lose_no_check_in() {
        let gathered =
            all(&[(1, Some(2), None, "a", &[]), (7, Some(5), None, "", &[]), (15, Some(9), Some(1), "b", &[])]);
        let days = november(&gathered, None);
        let weeks = by_week(&days, &Day::new(2026, 11, 1).unwrap());
        assert_eq!(weeks.iter().map(|week| week.day.as_str()).collect::<Vec<_>>(), ["2026-11-01", "2026-11-15"]);
        // (2.0 + 5.0) / 2 = 3.5
        assert_eq!(weeks[0].tenths, [Some(35), None, None]);
        assert_eq!((weeks[0].check_ins, weeks[1].tenths[2]), (2, Some(10)));
        assert_eq!(weeks[0].notes, ["a"]);
    }

    proptest! {
        #[test]
        fn every_check_in_of_the_range_is_in_one_point(days in proptest::collection::vec(1..=30u32, 0..30), from in 1..=30u32, to in 1..=30u32) {
            let rows: Vec<Row> = days.iter().map(|day| (*day, Some(5), None, "", &[][..])).collect();
            let day = |day| Day::new(2026, 11, day).unwrap();
            let found = points(all(&rows).oldest(), &day(from), &day(to), None);
            let expected = days.iter().filter(|day| (from..=to).contains(day)).count();
            prop_assert_eq!(found.iter().map(|point| point.check_ins).sum::<usize>(), expected);
            prop_assert!(found.windows(2).all(|two| two[0].day < two[1].day));
        }
    }
}
