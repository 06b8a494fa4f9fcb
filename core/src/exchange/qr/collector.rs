//! Puts parts together again, in whatever order and however often they come.

use super::part::{Digest, MOST_BYTES, NoPart, Part, digest};

/// How many transfers are kept side by side; the one that was heard of longest ago goes first.
const MOST_TRANSFERS: usize = 4;

/// What became of a text that was read from a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// A part that was missing.
    New,
    /// A part that was here before.
    Again,
    /// Nothing was taken.
    Refused(NoPart),
}

/// How far a transfer has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// For each part in order, whether it is here.
    pub here: Vec<bool>,
}

impl Progress {
    /// How many parts are here.
    pub fn count(&self) -> usize {
        self.here.iter().filter(|here| **here).count()
    }

    /// How many there are.
    pub fn total(&self) -> usize {
        self.here.len()
    }

    /// The numbers of those that are missing, from 1.
    pub fn missing(&self) -> Vec<usize> {
        (1..).zip(&self.here).filter(|(_, here)| !**here).map(|(number, _)| number).collect()
    }

    /// Whether none is missing.
    pub fn is_whole(&self) -> bool {
        self.here.iter().all(|here| *here)
    }
}

/// The parts that are here. Parts of several transfers are kept apart, by digest and number of parts.
#[derive(Debug, Default)]
pub struct Collector {
    /// The one that was heard of last stands last.
    transfers: Vec<Transfer>,
}

#[derive(Debug)]
struct Transfer {
    digest: Digest,
    parts: Vec<Option<Vec<u8>>>,
    size: usize,
}

impl Collector {
    /// Takes what was read from a code.
    pub fn take(&mut self, text: &str) -> Taken {
        match Part::read(text) {
            Ok(part) => self.put(part),
            Err(why) => Taken::Refused(why),
        }
    }

    fn put(&mut self, part: Part) -> Taken {
        let is_same = |known: &Transfer| known.digest == part.digest && known.parts.len() == usize::from(part.total);
        let mut transfer = match self.transfers.iter().position(is_same) {
            Some(at) => self.transfers.remove(at),
            None => Transfer { digest: part.digest, parts: vec![None; part.total.into()], size: 0 },
        };
        let taken = transfer.put(part);
        if transfer.parts.iter().any(Option::is_some) {
            self.transfers.push(transfer);
        }
        if self.transfers.len() > MOST_TRANSFERS {
            self.transfers.remove(0);
        }
        taken
    }

    /// How far the transfer has come that was heard of last.
    pub fn progress(&self) -> Option<Progress> {
        let transfer = self.transfers.last()?;
        Some(Progress { here: transfer.parts.iter().map(Option::is_some).collect() })
    }

    /// All bytes of the transfer that was heard of last, once every part is here and they are what was sent.
    pub fn whole(&self) -> Option<Vec<u8>> {
        self.transfers.last().and_then(Transfer::whole)
    }
}

impl Transfer {
    fn put(&mut self, part: Part) -> Taken {
        let size = self.size + part.bytes.len();
        let Some(place) = self.parts.get_mut(usize::from(part.number).wrapping_sub(1)) else {
            return Taken::Refused(NoPart::Damaged);
        };
        if place.is_some() {
            return Taken::Again;
        }
        if size > MOST_BYTES {
            return Taken::Refused(NoPart::TooLarge);
        }
        *place = Some(part.bytes);
        self.size = size;
        if self.parts.iter().all(Option::is_some) && self.whole().is_none() {
            // Each part was right by itself, and together they are not what was sent: none of them can be believed.
            self.parts.fill(None);
            self.size = 0;
            return Taken::Refused(NoPart::Damaged);
        }
        Taken::New
    }

    fn whole(&self) -> Option<Vec<u8>> {
        let parts: Vec<&[u8]> = self.parts.iter().map(Option::as_deref).collect::<Option<_>>()?;
        let bytes = parts.concat();
        (digest(&bytes) == self.digest).then_some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::super::split::{Grain, split};
    use super::*;
    use proptest::prelude::*;

    fn texts(bytes: &[u8]) -> Vec<String> {
        split(bytes, Grain::Coarse).unwrap()
    }

    fn part(bytes: &[u8], number: u16, total: u16, all: &[u8]) -> String {
        Part { digest: digest(all), number, total, bytes: bytes.to_vec() }.write()
    }

    #[test]
    fn it_says_what_is_here_and_what_is_missing() {
        let bytes = vec![7; 900];
        let texts = texts(&bytes);
        assert_eq!(texts.len(), 5);
        let mut collector = Collector::default();
        assert_eq!(collector.progress(), None);
        assert_eq!([collector.take(&texts[3]), collector.take(&texts[0])], [Taken::New; 2]);
        assert_eq!(collector.take(&texts[3]), Taken::Again);
        assert_eq!(collector.take("https://example.org"), Taken::Refused(NoPart::Foreign));
        let progress = collector.progress().unwrap();
        assert_eq!((progress.count(), progress.total(), progress.missing()), (2, 5, vec![2, 3, 5]));
        assert!(!progress.is_whole() && collector.whole().is_none());
        texts.iter().for_each(|text| _ = collector.take(text));
        assert!(collector.progress().unwrap().is_whole());
        assert_eq!(collector.whole(), Some(bytes));
    }

    #[test]
    fn nothing_at_all_can_be_moved_too() {
        let mut collector = Collector::default();
        let text = texts(b"").concat();
        assert_eq!([collector.take(&text), collector.take(&text)], [Taken::New, Taken::Again]);
        assert_eq!(collector.whole(), Some(Vec::new()));
    }

    #[test]
    fn parts_that_were_never_one_are_not_believed() {
        let mut collector = Collector::default();
        assert_eq!(collector.take(&part(b"a", 1, 2, b"ab")), Taken::New);
        assert_eq!(collector.take(&part(b"x", 2, 2, b"ab")), Taken::Refused(NoPart::Damaged));
        assert_eq!(collector.progress(), None);
        assert_eq!(collector.take(&part(b"a", 1, 2, b"ab")), Taken::New);
        assert_eq!(collector.take(&part(b"b", 2, 2, b"ab")), Taken::New);
        assert_eq!(collector.whole().as_deref(), Some(&b"ab"[..]));
    }

    #[test]
    fn a_transfer_cannot_take_all_the_memory() {
        let mut collector = Collector::default();
        let full = vec![0; 2800];
        let taken = (1..=1000).map(|number| collector.take(&part(&full, number, 1000, b"")));
        let taken: Vec<_> = taken.collect();
        assert_eq!(taken.iter().filter(|taken| **taken == Taken::New).count(), MOST_BYTES / 2800);
        assert_eq!(taken.last(), Some(&Taken::Refused(NoPart::TooLarge)));
        for all in 0..50u8 {
            collector.take(&part(b"", 1, 2, &[all]));
        }
        assert_eq!(collector.transfers.len(), MOST_TRANSFERS);
    }

    proptest! {
        #[test]
        fn any_order_with_repeats_damage_and_other_transfers_comes_together(
            bytes in proptest::collection::vec(any::<u8>(), 1..1500),
            order in proptest::collection::vec((any::<prop::sample::Index>(), 0..4u8, any::<prop::sample::Index>()), 0..60),
        ) {
            let (ours, other) = (texts(&bytes), texts(b"something else"));
            let mut collector = Collector::default();
            let mut here = std::collections::BTreeSet::new();
            for (at, what, place) in order {
                let number = at.index(ours.len());
                let text = &ours[number];
                match what {
                    0 => {
                        let place = place.index(text.len());
                        let letter = if text.as_bytes()[place] == b'7' { "8" } else { "7" };
                        let damaged = [&text[..place], letter, &text[place + 1..]].concat();
                        prop_assert!(matches!(collector.take(&damaged), Taken::Refused(_)));
                    }
                    1 => _ = collector.take(&other.concat()),
                    _ => {
                        let new = here.insert(number);
                        prop_assert_eq!(collector.take(text), if new { Taken::New } else { Taken::Again });
                        prop_assert_eq!(collector.progress().unwrap().count(), here.len());
                        prop_assert_eq!(collector.whole().is_some(), here.len() == ours.len());
                    }
                }
            }
            ours.iter().for_each(|text| _ = collector.take(text));
            prop_assert_eq!(collector.whole(), Some(bytes));
        }
    }
}
