//! Divides what is moved into parts of about the same size, so that all codes are as easy to read as each other.

use super::part::{AROUND, LONGEST_HEAD, MOST_BYTES, MOST_PARTS, Part, digest};

/// How much a code holds: the less, the larger its squares, and the more codes there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// For a weak camera, such as that of a laptop held up to a phone.
    Coarse,
    /// What a phone reads from a screen without being held still.
    Medium,
    /// For a good camera near a large screen.
    Fine,
}

/// More than may be moved like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

impl Grain {
    /// The most characters in one code: what the largest code of this grain holds with the middle level of correction.
    const fn characters(self) -> usize {
        match self {
            Grain::Coarse => 311,
            Grain::Medium => 600,
            Grain::Fine => 970,
        }
    }

    /// The most bytes in one code.
    pub const fn bytes(self) -> usize {
        // In pairs, since a byte left over takes two characters.
        (self.characters() - LONGEST_HEAD) / 3 * 2 - AROUND
    }

    /// How many codes so many bytes take.
    pub const fn codes(self, bytes: usize) -> usize {
        let codes = bytes.div_ceil(self.bytes());
        if codes == 0 { 1 } else { codes }
    }
}

/// What the codes say, in order.
pub fn split(bytes: &[u8], grain: Grain) -> Result<Vec<String>, TooLarge> {
    let total = u16::try_from(grain.codes(bytes.len())).map_err(|_| TooLarge)?;
    if bytes.len() > MOST_BYTES || total > MOST_PARTS {
        return Err(TooLarge);
    }
    let (digest, mut rest) = (digest(bytes), bytes);
    let parts = (1..=total).map(|number| {
        let left = usize::from(total - number) + 1;
        let size = rest.len().div_ceil(left).next_multiple_of(2).min(rest.len());
        let (bytes, after) = rest.split_at_checked(size).unwrap_or((rest, &[]));
        rest = after;
        Part { digest, number, total, bytes: bytes.to_vec() }.write()
    });
    Ok(parts.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const GRAINS: [Grain; 3] = [Grain::Coarse, Grain::Medium, Grain::Fine];

    #[test]
    fn so_many_bytes_take_so_many_codes() {
        assert_eq!(GRAINS.map(Grain::bytes), [184, 376, 622]);
        assert_eq!([37_600, 37_601].map(|bytes| Grain::Medium.codes(bytes)), [100, 101]);
        assert_eq!([0, 1, 376, 377].map(|bytes| Grain::Medium.codes(bytes)), [1, 1, 1, 2]);
    }

    #[test]
    fn what_is_too_large_is_refused() {
        assert_eq!(split(&vec![0; MOST_BYTES + 1], Grain::Medium), Err(TooLarge));
        assert_eq!(split(&vec![0; Grain::Coarse.bytes() * 1000 + 1], Grain::Coarse), Err(TooLarge));
        assert_eq!(split(&vec![0; Grain::Coarse.bytes() * 1000], Grain::Coarse).unwrap().len(), 1000);
    }

    proptest! {
        #[test]
        fn parts_are_even_and_fit(size in 0..9000usize, grain in prop::sample::select(GRAINS.to_vec())) {
            let texts = split(&vec![1; size], grain).unwrap();
            prop_assert_eq!(texts.len(), grain.codes(size));
            prop_assert!(texts.iter().all(|text| text.len() <= grain.characters()));
            let sizes = texts.iter().map(|text| Part::read(text).unwrap().bytes.len());
            let (least, most) = (sizes.clone().min().unwrap(), sizes.clone().max().unwrap());
            prop_assert!(most - least <= 3, "{least} to {most}");
            prop_assert_eq!(sizes.sum::<usize>(), size);
        }
    }
}
