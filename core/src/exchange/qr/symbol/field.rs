//! Correction after Reed and Solomon, over the field of 256 that QR codes count in.

/// The polynomial of the field.
const FIELD: usize = 0x11D;

/// Powers of two in the field, and for each number which power it is.
pub(super) struct Field {
    power: [u8; 255],
    log: [u8; 256],
}

impl Field {
    /// Counted out, which is quick, rather than fetched.
    pub(super) fn new() -> Field {
        let (mut power, mut log) = ([0; 255], [0; 256]);
        let mut value = 1usize;
        for (at, place) in power.iter_mut().enumerate() {
            *place = value as u8;
            if let Some(place) = log.get_mut(value) {
                *place = at as u8;
            }
            value <<= 1;
            if value > 255 {
                value ^= FIELD;
            }
        }
        Field { power, log }
    }

    fn power(&self, at: usize) -> u8 {
        self.power.get(at % 255).copied().unwrap_or(1)
    }

    fn log(&self, of: u8) -> usize {
        usize::from(self.log.get(usize::from(of)).copied().unwrap_or_default())
    }

    fn times(&self, one: u8, other: u8) -> u8 {
        if one == 0 || other == 0 { 0 } else { self.power(self.log(one) + self.log(other)) }
    }

    /// `other` is not 0.
    fn by(&self, one: u8, other: u8) -> u8 {
        if one == 0 { 0 } else { self.power(self.log(one) + 255 - self.log(other)) }
    }

    /// The value of a polynomial, its highest power first.
    fn value(&self, polynomial: &[u8], at: u8) -> u8 {
        polynomial.iter().fold(0, |sum, factor| self.times(sum, at) ^ factor)
    }

    /// So many bytes of correction for what is said.
    pub(super) fn correction(&self, said: &[u8], count: usize) -> Vec<u8> {
        // The divisor without its first factor, which is one.
        let mut divisor = vec![0; count];
        divisor.iter_mut().rev().take(1).for_each(|last| *last = 1);
        for at in 0..count {
            let root = self.power(at);
            let shifted: Vec<u8> = divisor.iter().skip(1).copied().chain([0]).collect();
            for (factor, next) in divisor.iter_mut().zip(shifted) {
                *factor = self.times(*factor, root) ^ next;
            }
        }
        let mut rest = vec![0; count];
        for byte in said {
            let factor = byte ^ rest.first().copied().unwrap_or_default();
            rest.rotate_left(1);
            rest.iter_mut().rev().take(1).for_each(|last| *last = 0);
            rest.iter_mut().zip(&divisor).for_each(|(rest, divisor)| *rest ^= self.times(*divisor, factor));
        }
        rest
    }

    /// Puts a block right, whose last `count` bytes are correction; `None` if too much of it is wrong.
    pub(super) fn put_right(&self, block: &mut [u8], count: usize) -> Option<()> {
        let wrong = self.wrong(block, count);
        if wrong.iter().all(|wrong| *wrong == 0) {
            return Some(());
        }
        let places = self.places(&wrong);
        let errors = places.len() - 1;
        // What the places take from the sums, as far as it is told: the numbers over which the errors are divided.
        let amounts: Vec<u8> = (0..errors)
            .map(|at| (0..=at).fold(0, |sum, back| sum ^ self.product(&places, back, &wrong, at - back)))
            .collect();
        let backwards = |polynomial: &[u8]| polynomial.iter().rev().copied().collect::<Vec<u8>>();
        let (located, amounts) = (backwards(&places), backwards(&amounts));
        let slope: Vec<u8> =
            places.iter().enumerate().skip(1).map(|(at, factor)| if at % 2 == 1 { *factor } else { 0 }).collect();
        let slope = backwards(&slope);
        let length = block.len();
        let mut found = 0;
        for (at, byte) in block.iter_mut().enumerate() {
            let inverse = self.power(255 - (length - 1 - at) % 255);
            if self.value(&located, inverse) != 0 {
                continue;
            }
            let divisor = self.value(&slope, inverse);
            if divisor == 0 {
                return None;
            }
            let amount = self.by(self.value(&amounts, inverse), divisor);
            *byte ^= self.times(amount, self.power(length - 1 - at));
            found += 1;
        }
        let is_right = found == errors && self.wrong(block, count).iter().all(|wrong| *wrong == 0);
        is_right.then_some(())
    }

    fn product(&self, one: &[u8], at: usize, other: &[u8], there: usize) -> u8 {
        match (one.get(at), other.get(there)) {
            (Some(one), Some(other)) => self.times(*one, *other),
            _ => 0,
        }
    }

    /// Sums that are all 0 for a block that is right.
    fn wrong(&self, block: &[u8], count: usize) -> Vec<u8> {
        (0..count).map(|at| self.value(block, self.power(at))).collect()
    }

    /// The polynomial whose roots tell where the errors are, its lowest power first (Berlekamp and Massey).
    fn places(&self, wrong: &[u8]) -> Vec<u8> {
        let (mut now, mut before) = (vec![1u8], vec![1u8]);
        let (mut errors, mut since, mut last) = (0, 1, 1u8);
        for at in 0..wrong.len() {
            let off = (0..=errors).fold(0, |sum, back| match at.checked_sub(back) {
                Some(there) => sum ^ self.product(&now, back, wrong, there),
                None => sum,
            });
            if off == 0 {
                since += 1;
                continue;
            }
            let factor = self.by(off, last);
            let mut next = now.clone();
            if next.len() < before.len() + since {
                next.resize(before.len() + since, 0);
            }
            for (place, value) in next.iter_mut().skip(since).zip(&before) {
                *place ^= self.times(factor, *value);
            }
            if errors * 2 <= at {
                (errors, before, last, since) = (at + 1 - errors, now, off, 1);
            } else {
                since += 1;
            }
            now = next;
        }
        now.resize(errors + 1, 0);
        now
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn half_as_many_errors_as_bytes_of_correction_are_put_right(
            said in proptest::collection::vec(any::<u8>(), 1..120),
            half in 1..15usize,
            errors in proptest::collection::vec((any::<prop::sample::Index>(), 1..=255u8), 0..15),
        ) {
            let field = Field::new();
            let whole = [&said[..], &field.correction(&said, half * 2)].concat();
            let mut read = whole.clone();
            for (at, off) in errors.iter().take(half) {
                read[at.index(whole.len())] ^= off;
            }
            prop_assert_eq!(field.put_right(&mut read, half * 2), Some(()));
            prop_assert_eq!(read, whole);
        }

        #[test]
        fn any_block_is_put_right_or_refused(mut block in proptest::collection::vec(any::<u8>(), 0..150), count in 0..40usize) {
            if field_put_right(&mut block, count) {
                prop_assert!(Field::new().wrong(&block, count).iter().all(|wrong| *wrong == 0));
            }
        }
    }

    fn field_put_right(block: &mut [u8], count: usize) -> bool {
        Field::new().put_right(block, count).is_some()
    }
}
