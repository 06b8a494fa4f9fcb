//! Signals beside what turned out: how often a calm or a loud one, or one felt in a place of the body, was right. Counts
//! of the person's own answers; what they mean is the person's to say.

use super::calibration::Counts;
use super::{Known, Made};
use crate::record::{Came, Loudness, Signal};

/// From how many signals looked back at on there is something to see.
pub const ENOUGH: usize = 5;

/// What signals turned out to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LookedBack {
    /// All together; `yes` where the signal was right.
    pub counts: Counts,
    /// By how they came, calm first; each kind, those without any too.
    pub by_loudness: Vec<(Loudness, Counts)>,
    /// By place in the body, in the order places were first named; a signal felt in two places counts in both.
    pub by_place: Vec<(String, Counts)>,
}

impl LookedBack {
    /// Whether there are enough for a picture.
    pub fn is_enough(&self) -> bool {
        self.counts.told() >= ENOUGH
    }
}

/// What the signals with an outcome turned out to be.
pub fn looked_back<'a>(known: impl Iterator<Item = &'a Known>) -> LookedBack {
    let mut found = LookedBack {
        by_loudness: Loudness::ALL.into_iter().map(|loudness| (loudness, Counts::default())).collect(),
        ..LookedBack::default()
    };
    for signal in known.filter_map(signal) {
        let Some(came) = signal.outcome.came else { continue };
        add(&mut found.counts, came);
        if let Some((_, counts)) = found.by_loudness.iter_mut().find(|(known, _)| Some(*known) == signal.loudness) {
            add(counts, came);
        }
        for place in &signal.places {
            match found.by_place.iter_mut().find(|(known, _)| known == place) {
                Some((_, counts)) => add(counts, came),
                None => {
                    let mut counts = Counts::default();
                    add(&mut counts, came);
                    found.by_place.push((place.clone(), counts));
                }
            }
        }
    }
    found
}

fn add(counts: &mut Counts, came: Came) {
    match came {
        Came::Yes => counts.yes += 1,
        Came::Partly => counts.partly += 1,
        Came::No => counts.no += 1,
        Came::Unclear => counts.unclear += 1,
    }
}

fn signal(known: &Known) -> Option<&Signal> {
    match &known.made {
        Made::Signal(signal) => Some(signal),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::Gathered;
    use crate::record::{Body, Outcome};
    use crate::vault::{RecordId, State};

    #[test]
    fn a_case_worked_out_by_hand() {
        use Came::{No, Partly, Unclear, Yes};
        use Loudness::{Calm, Loud};
        let rows: [(Option<Loudness>, &[&str], Option<Came>); 7] = [
            (Some(Calm), &["stomach"], Some(Yes)),
            (Some(Calm), &["stomach", "chest"], Some(Yes)),
            (Some(Loud), &["chest"], Some(No)),
            (Some(Loud), &["chest"], Some(Partly)),
            (Some(Loud), &[], Some(Unclear)),
            (None, &["jaw"], Some(Yes)),
            (Some(Calm), &["stomach"], None),
        ];
        let mut gathered = Gathered::default();
        for (number, (loudness, places, came)) in rows.into_iter().enumerate() {
            let places = places.iter().map(|place| (*place).to_owned()).collect();
            let outcome = Outcome { came, ..Outcome::default() };
            let signal = Signal { said: "s".into(), loudness, places, outcome, ..Signal::default() };
            let id = RecordId::new(Signal::KIND, number as u64, 1);
            gathered.put(&id, None, State::Kept, &signal.to_json());
        }
        let found = looked_back(gathered.oldest());
        assert_eq!(found.counts, Counts { yes: 3, partly: 1, no: 1, unclear: 1 });
        assert!(found.is_enough());
        let of = |loudness| found.by_loudness.iter().find(|(known, _)| *known == loudness).map(|(_, counts)| *counts);
        assert_eq!(of(Calm), Some(Counts { yes: 2, ..Counts::default() }));
        assert_eq!(of(Loud), Some(Counts { partly: 1, no: 1, unclear: 1, ..Counts::default() }));
        assert_eq!(of(Loudness::Mixed), Some(Counts::default()));
        let places: Vec<_> = found.by_place.iter().map(|(place, counts)| (place.as_str(), counts.told())).collect();
        assert_eq!(places, [("stomach", 2), ("chest", 3), ("jaw", 1)]);
    }
}
