//! What was expected beside what happened. Counts of the person's own answers: "in part" stays a count of its own, and
//! what came true weighs as much as what did not.

use super::{Known, Made};
use crate::content::Context;
use crate::record::{Came, Prediction};

/// From how many outcomes on there is a picture to see.
pub const ENOUGH: usize = 8;

/// The groups of how likely it felt, from and to, both included.
const GROUPS: [(u8, u8); 5] = [(0, 20), (21, 40), (41, 60), (61, 80), (81, 100)];

/// How often what was feared came about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// It happened.
    pub yes: usize,
    /// In part.
    pub partly: usize,
    /// It did not.
    pub no: usize,
    /// It cannot be told; counted nowhere else.
    pub unclear: usize,
}

impl Counts {
    fn add(&mut self, came: Came) {
        match came {
            Came::Yes => self.yes += 1,
            Came::Partly => self.partly += 1,
            Came::No => self.no += 1,
            Came::Unclear => self.unclear += 1,
        }
    }

    /// Those that can be told.
    pub fn told(self) -> usize {
        self.yes + self.partly + self.no
    }
}

/// The outcomes of what felt about as likely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The least likely of them, 0 to 100.
    pub from: u8,
    /// The most likely of them.
    pub to: u8,
    /// What happened.
    pub counts: Counts,
}

/// What a number of predictions came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calibration {
    /// All of them together.
    pub counts: Counts,
    /// By how likely it felt, the least likely first; every group, empty ones too.
    pub groups: Vec<Group>,
    /// How likely they felt on average, 0 to 100, rounded; `None` without any that can be told.
    pub expected: Option<u8>,
}

impl Calibration {
    /// Whether there are enough outcomes for a picture.
    pub fn is_enough(&self) -> bool {
        self.counts.told() >= ENOUGH
    }
}

/// Whose predictions are meant; empty for all.
#[derive(Debug, Clone, Copy, Default)]
pub struct Of<'a> {
    /// One part of life.
    pub context: Option<Context>,
    /// Record ids that stand for one person.
    pub person: Option<&'a [&'a str]>,
}

impl Of<'_> {
    fn fits(self, known: &Known) -> bool {
        let context = self.context.is_none_or(|context| known.made.contexts().contains(&context));
        context && self.person.is_none_or(|ids| ids.iter().any(|id| known.is_about(id)))
    }
}

/// What the predictions with a likelihood and an outcome came to.
pub fn calibration<'a>(known: impl Iterator<Item = &'a Known>, of: Of<'_>) -> Calibration {
    let mut all = Calibration {
        counts: Counts::default(),
        groups: GROUPS.into_iter().map(|(from, to)| Group { from, to, counts: Counts::default() }).collect(),
        expected: None,
    };
    let mut sum = 0_usize;
    for prediction in known.filter(|known| of.fits(known)).filter_map(prediction) {
        let (Some(likely), Some(came)) = (prediction.likely, prediction.outcome.came) else { continue };
        all.counts.add(came);
        if let Some(group) = all.groups.iter_mut().find(|group| (group.from..=group.to).contains(&likely)) {
            group.counts.add(came);
        }
        sum += if came == Came::Unclear { 0 } else { usize::from(likely) };
    }
    let told = all.counts.told();
    all.expected = (told > 0).then(|| ((sum + told / 2) / told) as u8);
    all
}

fn prediction(known: &Known) -> Option<&Prediction> {
    match &known.made {
        Made::Prediction(prediction) => Some(prediction),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::Gathered;
    use crate::record::{Body, Outcome, Ties};
    use crate::vault::{RecordId, State};
    use proptest::prelude::*;

    type Row = (Option<u8>, Option<Came>, Context, &'static str);

    fn all(rows: &[Row]) -> Gathered {
        let mut gathered = Gathered::default();
        for (number, (likely, came, context, person)) in rows.iter().enumerate() {
            let ties = Ties { contexts: vec![*context], people: vec![(*person).to_owned()], ..Ties::default() };
            let outcome = Outcome { came: *came, ..Outcome::default() };
            let prediction = Prediction { fear: "f".into(), likely: *likely, outcome, ties, ..Prediction::default() };
            let id = RecordId::new(Prediction::KIND, number as u64, number as u64);
            gathered.put(&id, None, State::Kept, &prediction.to_json());
        }
        gathered
    }

    #[test]
    fn a_case_worked_out_by_hand() {
        use Came::{No, Partly, Unclear, Yes};
        use Context::{Partner, Work};
        let rows = [
            (Some(90), Some(No), Partner, "h1"),
            (Some(80), Some(Yes), Partner, "h1"),
            (Some(81), Some(Partly), Partner, "h1"),
            (Some(20), Some(No), Work, "h2"),
            (Some(0), Some(Yes), Work, "h2"),
            (Some(100), Some(Unclear), Work, "h2"),
            (None, Some(Yes), Work, "h2"),
            (Some(50), None, Work, "h2"),
        ];
        let gathered = all(&rows);
        let found = calibration(gathered.newest(), Of::default());
        assert_eq!(found.counts, Counts { yes: 2, partly: 1, no: 2, unclear: 1 });
        // 90 + 80 + 81 + 20 + 0 = 271, over 5 is 54.2.
        assert_eq!(found.expected, Some(54));
        let groups: Vec<_> = found.groups.iter().map(|g| (g.counts.yes, g.counts.partly, g.counts.no)).collect();
        assert_eq!(groups, [(1, 0, 1), (0, 0, 0), (0, 0, 0), (1, 0, 0), (0, 1, 1)]);
        assert!(!found.is_enough());
        let work = calibration(gathered.newest(), Of { context: Some(Work), person: None });
        assert_eq!((work.counts.told(), work.expected), (2, Some(10)));
        let one = calibration(gathered.newest(), Of { context: None, person: Some(&["h1"]) });
        assert_eq!((one.counts.told(), one.expected), (3, Some(84)));
    }

    #[test]
    fn eight_that_can_be_told_are_enough() {
        let mut rows: Vec<Row> = vec![(Some(50), Some(Came::Yes), Context::Work, "h"); 7];
        rows.push((Some(50), Some(Came::Unclear), Context::Work, "h"));
        assert!(!calibration(all(&rows).newest(), Of::default()).is_enough());
        rows.push((Some(50), Some(Came::No), Context::Work, "h"));
        assert!(calibration(all(&rows).newest(), Of::default()).is_enough());
    }

    proptest! {
        #[test]
        fn every_outcome_is_counted_once(rows in proptest::collection::vec((proptest::option::of(0..=100u8), 0..5usize), 0..40)) {
            let rows: Vec<Row> = rows
                .iter()
                .map(|(likely, came)| (*likely, Came::ALL.get(*came).copied(), Context::Family, "h"))
                .collect();
            let found = calibration(all(&rows).newest(), Of::default());
            let counted = found.counts.told() + found.counts.unclear;
            let grouped: usize = found.groups.iter().map(|group| group.counts.told() + group.counts.unclear).sum();
            let expected = rows.iter().filter(|(likely, came, ..)| likely.is_some() && came.is_some()).count();
            prop_assert_eq!((counted, grouped), (expected, expected));
        }
    }
}
