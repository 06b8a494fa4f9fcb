//! The beat of a paced breath, second by second, and how far it can be changed.

use rethread_core::content::Breath;

/// What the breath does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It has not begun.
    Ready,
    /// In.
    In,
    /// Held.
    Hold,
    /// Out.
    Out,
    /// At rest before the next.
    Rest,
    /// The last one is out.
    Done,
}

/// Where the breath stands: the phase, the seconds left in it, and which breath it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beat {
    /// The phase.
    pub phase: Phase,
    /// Seconds left in it.
    pub left: u8,
    /// Which breath it is, from 1.
    pub round: u8,
}

/// Before the first breath.
pub const READY: Beat = Beat { phase: Phase::Ready, left: 0, round: 0 };

impl Beat {
    /// Whether a breath is under way.
    pub fn runs(self) -> bool {
        !matches!(self.phase, Phase::Ready | Phase::Done)
    }

    /// The next second.
    pub fn next(self, breath: Breath) -> Beat {
        if self.left > 1 {
            return Beat { left: self.left - 1, ..self };
        }
        let order = [
            (Phase::In, breath.inhale),
            (Phase::Hold, breath.hold),
            (Phase::Out, breath.exhale),
            (Phase::Rest, breath.rest),
        ];
        let at = order.iter().position(|(phase, _)| *phase == self.phase);
        let later = order.into_iter().skip(at.map_or(0, |at| at + 1)).find(|(_, seconds)| *seconds > 0);
        match (later, self.phase) {
            (_, Phase::Done) => self,
            (Some((phase, left)), Phase::Ready) => Beat { phase, left, round: 1 },
            (Some((phase, left)), _) => Beat { phase, left, ..self },
            (None, _) if self.round >= breath.rounds => Beat { phase: Phase::Done, left: 0, ..self },
            (None, _) => Beat { phase: Phase::In, left: breath.inhale, round: self.round + 1 },
        }
    }
}

/// A number of a breath that can be changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Seconds in.
    Inhale,
    /// Seconds held.
    Hold,
    /// Seconds out.
    Exhale,
    /// Seconds at rest.
    Rest,
    /// How many breaths.
    Rounds,
}

impl Measure {
    /// All of them, in the order of a breath.
    pub const ALL: [Measure; 5] = [Measure::Inhale, Measure::Hold, Measure::Exhale, Measure::Rest, Measure::Rounds];

    /// The least and the most it can be. In and out cannot be left away, and nothing is made so long that it strains.
    fn range(self) -> (u8, u8) {
        match self {
            Measure::Inhale => (2, 8),
            Measure::Hold | Measure::Rest => (0, 8),
            Measure::Exhale => (2, 12),
            Measure::Rounds => (1, 30),
        }
    }

    /// What it is.
    pub fn of(self, breath: Breath) -> u8 {
        let mut breath = breath;
        *self.within(&mut breath)
    }

    /// The breath with one more or one less of it; `None` where it ends.
    pub fn changed(self, breath: Breath, more: bool) -> Option<Breath> {
        let (least, most) = self.range();
        let now = self.of(breath);
        let next = if more { now.checked_add(1) } else { now.checked_sub(1) };
        // What was authored beyond the range can come back into it.
        let next = next.filter(|next| if more { *next <= most } else { *next >= least })?;
        let mut changed = breath;
        *self.within(&mut changed) = next;
        Some(changed)
    }

    fn within(self, breath: &mut Breath) -> &mut u8 {
        match self {
            Measure::Inhale => &mut breath.inhale,
            Measure::Hold => &mut breath.hold,
            Measure::Exhale => &mut breath.exhale,
            Measure::Rest => &mut breath.rest,
            Measure::Rounds => &mut breath.rounds,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_breath_passes_every_phase_it_has_and_ends() {
        let breath = Breath { inhale: 2, hold: 0, exhale: 3, rest: 1, rounds: 2 };
        let mut beat = READY;
        let mut walked = Vec::new();
        while beat.phase != Phase::Done && walked.len() < 50 {
            beat = beat.next(breath);
            walked.push((beat.phase, beat.left, beat.round));
        }
        use Phase::*;
        let round = |n| [(In, 2, n), (In, 1, n), (Out, 3, n), (Out, 2, n), (Out, 1, n), (Rest, 1, n)];
        let mut expected: Vec<_> = round(1).into_iter().chain(round(2)).collect();
        expected.push((Done, 0, 2));
        assert_eq!(walked, expected);
    }

    #[test]
    fn a_breath_is_changed_within_bounds() {
        let breath = Breath { inhale: 2, hold: 0, exhale: 12, rest: 0, rounds: 1 };
        for (measure, more, now) in [
            (Measure::Inhale, true, Some(3)),
            (Measure::Inhale, false, None),
            (Measure::Hold, true, Some(1)),
            (Measure::Hold, false, None),
            (Measure::Exhale, true, None),
            (Measure::Exhale, false, Some(11)),
            (Measure::Rounds, false, None),
        ] {
            let changed = measure.changed(breath, more).map(|changed| measure.of(changed));
            assert_eq!(changed, now, "{measure:?} {more}");
        }
    }
}
