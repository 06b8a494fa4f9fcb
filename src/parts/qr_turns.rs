//! Which code of a sequence is shown, and how long it stays.

/// How long a code stays, in milliseconds: long enough to be looked at several times by a camera that takes its time.
const CALM: i32 = 1500;

/// The same for whoever chose it slower.
const SLOW: i32 = 3500;

/// Where a sequence of codes stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turns {
    /// Which code is shown, from 0.
    pub at: usize,
    /// How many there are.
    pub count: usize,
    /// Whether they change by themselves.
    pub runs: bool,
    /// Whether each stays longer.
    pub slow: bool,
}

impl Turns {
    /// The first of so many, which change by themselves where the device does not ask for stillness.
    pub fn new(count: usize, still: bool) -> Turns {
        Turns { at: 0, count, runs: count > 1 && !still, slow: false }
    }

    /// The next code, and after the last one the first.
    pub fn next(self) -> Turns {
        Turns { at: if self.at + 1 < self.count { self.at + 1 } else { 0 }, ..self }
    }

    /// The code before, and before the first one the last.
    pub fn back(self) -> Turns {
        Turns { at: self.at.checked_sub(1).unwrap_or(self.count.saturating_sub(1)), ..self }
    }

    /// How long the present code stays, in milliseconds, if it goes by itself.
    pub fn stays(self) -> Option<i32> {
        self.runs.then_some(if self.slow { SLOW } else { CALM })
    }
}

/// Numbers as people say them: stretches of them, `(first, last)`.
pub fn stretches(numbers: &[usize]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match found.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => found.push((*number, *number)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_go_round_both_ways() {
        let walk = |step: fn(Turns) -> Turns| {
            let mut turns = Turns::new(3, false);
            let mut seen = vec![turns.at];
            for _ in 0..3 {
                turns = step(turns);
                seen.push(turns.at);
            }
            seen
        };
        let (forth, back) = (walk(Turns::next), walk(Turns::back));
        assert_eq!((forth, back), (vec![0, 1, 2, 0], vec![0, 2, 1, 0]));
    }

    #[test]
    fn nothing_moves_where_stillness_is_asked_for_or_there_is_one_code() {
        assert_eq!(Turns::new(3, false).stays(), Some(CALM));
        assert_eq!(Turns { slow: true, ..Turns::new(3, false) }.stays(), Some(SLOW));
        assert_eq!([Turns::new(3, true).stays(), Turns::new(1, false).stays()], [None; 2]);
        assert_eq!(Turns::new(1, false).next(), Turns::new(1, false).back());
    }

    #[test]
    fn missing_numbers_are_said_in_stretches() {
        let check = |numbers: &[usize], expected: &[(usize, usize)]| assert_eq!(stretches(numbers), expected);
        check(&[], &[]);
        check(&[3], &[(3, 3)]);
        check(&[1, 2, 3, 7, 9, 10], &[(1, 3), (7, 7), (9, 10)]);
    }
}
