//! What calms: how ratings before and after a practice differ, from this person's own runs, with the number they rest on.

use super::{Known, Made};
use crate::record::{Answer, Practice};

/// Runs with both ratings from which on a practice is put in an order.
pub const ENOUGH: usize = 2;

/// Practices that ask how calm one is before and after: the exercise, its two steps, and whether a higher number is
/// calmer.
pub const RATED: &[(&str, &str, &str, bool)] = &[
    ("come-back", "steady-before", "steady-after", true),
    ("paced-breath", "before", "after", false),
    ("mindful-pause", "steady-before", "steady-after", true),
    ("body-scan", "steady-before", "steady-after", true),
    ("guided-sitting", "steady-before", "steady-after", true),
];

/// Which way the scale of a step counts; nothing for a step that rates no calm.
pub fn higher_is_calmer(exercise: &str, step: &str) -> Option<bool> {
    let rates = |rated: &&(&str, &str, &str, bool)| rated.0 == exercise && (rated.1 == step || rated.2 == step);
    RATED.iter().find(rates).map(|(.., higher)| *higher)
}

/// What the runs of one practice came to. Means are in tenths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calmed {
    /// Id of the exercise.
    pub exercise: String,
    /// Runs with a rating before and one after.
    pub runs: usize,
    /// The mean before, in tenths of a point of 10.
    pub before: u32,
    /// The mean after.
    pub after: u32,
    /// How much calmer on average, in tenths; below nothing where it was the other way.
    pub calmer: i32,
    /// Runs after which it was calmer, the same, and less calm.
    pub turned: (usize, usize, usize),
    /// When the last of them was begun, in milliseconds since 1970.
    pub last: u64,
}

/// Practices with ratings before and after, those that calmed most first; those with too few runs come after the others.
/// `higher_is_better` says of a step's scale which way it counts, and nothing of a step that rates no calm.
pub fn calms<'a>(
    known: impl Iterator<Item = &'a Known>,
    higher_is_better: impl Fn(&str, &str) -> Option<bool>,
) -> Vec<Calmed> {
    let mut found: Vec<(Calmed, u32, u32)> = Vec::new();
    for known in known {
        let Made::Practice(practice) = &known.made else { continue };
        let Some((before, after, better)) = ratings(practice, &higher_is_better) else { continue };
        let gain = if better { i32::from(after) - i32::from(before) } else { i32::from(before) - i32::from(after) };
        let place = found.iter().position(|(calmed, ..)| calmed.exercise == practice.exercise);
        let place = place.unwrap_or_else(|| {
            let exercise = practice.exercise.clone();
            let none = Calmed { exercise, runs: 0, before: 0, after: 0, calmer: 0, turned: (0, 0, 0), last: 0 };
            found.push((none, 0, 0));
            found.len() - 1
        });
        let Some((calmed, sum_before, sum_after)) = found.get_mut(place) else { continue };
        calmed.runs += 1;
        calmed.last = calmed.last.max(known.at);
        *sum_before += u32::from(before);
        *sum_after += u32::from(after);
        calmed.calmer += gain;
        match gain {
            1.. => calmed.turned.0 += 1,
            0 => calmed.turned.1 += 1,
            _ => calmed.turned.2 += 1,
        }
    }
    let mut ranked: Vec<Calmed> =
        found.into_iter().map(|(calmed, before, after)| mean(calmed, before, after)).collect();
    ranked.sort_by(|one, other| {
        let key = |calmed: &Calmed| (calmed.runs >= ENOUGH, calmed.calmer, calmed.runs, calmed.last);
        key(other).cmp(&key(one))
    });
    ranked
}

fn mean(mut calmed: Calmed, before: u32, after: u32) -> Calmed {
    let runs = calmed.runs.max(1);
    let tenths = |sum: u32| (sum * 10 + runs as u32 / 2) / runs as u32;
    calmed.before = tenths(before);
    calmed.after = tenths(after);
    // Rounded the same way on both sides of nothing.
    let (gain, runs) = (calmed.calmer * 10, runs as i32);
    calmed.calmer = if gain < 0 { -((-gain + runs / 2) / runs) } else { (gain + runs / 2) / runs };
    calmed
}

/// The first and the last rating of calm in one run, on a scale of 10, and whether higher is better.
fn ratings(practice: &Practice, better: &impl Fn(&str, &str) -> Option<bool>) -> Option<(u8, u8, bool)> {
    let mut rated = practice.answers.iter().filter_map(|answered| {
        let number = match answered.answer {
            Answer::Number(number) => number,
            Answer::Scale { number, most: 10, .. } => number,
            Answer::Scale { number, most: 100, .. } => number / 10,
            _ => return None,
        };
        Some((number, better(&practice.exercise, &answered.step)?))
    });
    let (before, first) = rated.next()?;
    let (after, last) = rated.last()?;
    (first == last && practice.finished).then_some((before, after, first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::Gathered;
    use crate::record::Body;
    use crate::vault::{RecordId, State};
    use proptest::prelude::*;

    fn all(rows: &[(&str, Option<u8>, Option<u8>)]) -> Gathered {
        let mut gathered = Gathered::default();
        for (number, (exercise, before, after)) in rows.iter().enumerate() {
            let mut practice = Practice { exercise: (*exercise).into(), finished: true, ..Practice::default() };
            let mut put = |step: &str, value: &Option<u8>| {
                if let Some(number) = *value {
                    let scale = Answer::Scale { number, most: 10, low: "l".into(), high: "h".into() };
                    practice.put(step, "?", scale);
                }
            };
            put("before", before);
            put("after", after);
            put("other", &Some(9));
            let id = RecordId::new(Practice::KIND, number as u64 + 1, 1);
            gathered.put(&id, None, State::Kept, &practice.to_json());
        }
        gathered
    }

    fn found(rows: &[(&str, Option<u8>, Option<u8>)]) -> Vec<Calmed> {
        let better = |exercise: &str, step: &str| (step != "other").then_some(exercise != "breath");
        calms(all(rows).newest(), better)
    }

    #[test]
    fn a_case_worked_out_by_hand() {
        let rows = [
            ("ground", Some(3), Some(6)),
            ("ground", Some(4), Some(4)),
            ("ground", Some(5), Some(4)),
            ("breath", Some(8), Some(5)),
            ("breath", Some(7), Some(6)),
            ("once", Some(0), Some(10)),
            ("half", Some(5), None),
        ];
        let found = found(&rows);
        let order: Vec<&str> = found.iter().map(|calmed| calmed.exercise.as_str()).collect();
        assert_eq!(order, ["breath", "ground", "once"]);
        // Before (8 + 7) / 2 = 7.5, after (5 + 6) / 2 = 5.5: calmer by 2.
        assert_eq!((found[0].before, found[0].after, found[0].calmer, found[0].runs), (75, 55, 20, 2));
        // (3 + 4 + 5) / 3 = 4.0, (6 + 4 + 4) / 3 = 4.67, calmer by 2/3.
        assert_eq!((found[1].before, found[1].after, found[1].calmer), (40, 47, 7));
        assert_eq!(found[1].turned, (1, 1, 1));
    }

    #[test]
    fn what_made_it_worse_is_said_as_plainly() {
        let found = found(&[("ground", Some(6), Some(3)), ("ground", Some(6), Some(4))]);
        assert_eq!((found[0].calmer, found[0].turned), (-25, (0, 0, 2)));
    }

    proptest! {
        #[test]
        fn every_run_with_both_ratings_is_counted_once(
            rows in proptest::collection::vec((0..3_usize, proptest::option::of(0..=10_u8), proptest::option::of(0..=10_u8)), 0..40)
        ) {
            let named: Vec<_> = rows.iter().map(|(of, before, after)| (["ground", "breath", "walk"][*of], *before, *after)).collect();
            let found = found(&named);
            let both = rows.iter().filter(|(_, before, after)| before.is_some() && after.is_some()).count();
            prop_assert_eq!(found.iter().map(|calmed| calmed.runs).sum::<usize>(), both);
            for calmed in &found {
                prop_assert_eq!(calmed.turned.0 + calmed.turned.1 + calmed.turned.2, calmed.runs);
                prop_assert!(calmed.before <= 100 && calmed.after <= 100 && calmed.calmer.abs() <= 100);
            }
        }
    }
}
