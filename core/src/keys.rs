//! What the key worker is asked for and what it may answer: how hard a passphrase is to try, and what can go wrong.
//!
//! The app and the worker are two programs that share these types and nothing else. Deriving itself is the worker's.

/// Largest work factor of an encrypted backup, as the binary logarithm of scrypt's N: 256 MiB.
pub const MOST_WORK: u8 = 18;
/// Most bytes of a backup, opened or sealed.
pub const MOST_BYTES: usize = 64 << 20;

/// How hard Argon2id works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Params {
    /// Memory in KiB.
    pub m_kib: u32,
    /// Rounds.
    pub t: u32,
    /// Lanes.
    pub p: u32,
}

impl Params {
    /// The least that what is kept may be guarded with.
    pub const FLOOR: Params = Params { m_kib: 19 * 1024, t: 2, p: 1 };

    /// The most that is ever worked through, so that a damaged or hostile number cannot stall a device: about a hundred
    /// times the least.
    pub const CEILING: Params = Params { m_kib: 256 * 1024, t: 16, p: 4 };

    /// Whether it is at most [`Params::CEILING`].
    pub fn fits(self) -> bool {
        let most = Params::CEILING;
        self.m_kib <= most.m_kib && self.t <= most.t && self.p <= most.p
    }
}

/// Why there is no key, or no file. In each case nothing that is kept was touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyError {
    /// The passphrase does not open the file, or its head was changed: before it is open, the two cannot be told apart.
    WrongPassphrase,
    /// The passphrase is right, and what follows is not what was sealed; or the file ends too soon.
    Damaged,
    /// Not a file of this format at all.
    NotAge,
    /// Sealed by a later version of the format.
    Newer,
    /// Sealed for a key rather than with a passphrase.
    NotPassphrase,
    /// Asks for more work than this app does for anyone.
    TooHard,
    /// Larger than any backup of this app.
    TooLarge,
    /// The device has no memory left for it.
    NoRoom,
    /// The worker could not be had: there is no connection, and it was never kept for offline.
    WorkerMissing,
    /// The worker stopped in the middle.
    Stopped,
}

impl KeyError {
    /// Each with the number it is sent by. Numbers start at 1.
    const ALL: [KeyError; 10] = [
        KeyError::WrongPassphrase,
        KeyError::Damaged,
        KeyError::NotAge,
        KeyError::Newer,
        KeyError::NotPassphrase,
        KeyError::TooHard,
        KeyError::TooLarge,
        KeyError::NoRoom,
        KeyError::WorkerMissing,
        KeyError::Stopped,
    ];

    /// The number it is sent by.
    pub fn number(self) -> u32 {
        KeyError::ALL.iter().zip(1..).find(|(error, _)| **error == self).map_or(0, |(_, number)| number)
    }

    /// What was sent; a number that nobody knows means that the worker stopped.
    pub fn from_number(number: u32) -> KeyError {
        let at = number.checked_sub(1).and_then(|at| usize::try_from(at).ok());
        at.and_then(|at| KeyError::ALL.get(at)).copied().unwrap_or(KeyError::Stopped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_arrive_as_they_were_sent() {
        for error in KeyError::ALL {
            assert_eq!(KeyError::from_number(error.number()), error);
        }
        assert_eq!(KeyError::WrongPassphrase.number(), 1);
        assert_eq!([0, 11, u32::MAX].map(KeyError::from_number), [KeyError::Stopped; 3]);
    }

    #[test]
    fn nobody_is_kept_waiting_for_ever() {
        let most = Params::CEILING;
        assert!(Params::FLOOR.fits() && most.fits());
        for params in [
            Params { m_kib: most.m_kib + 1, ..most },
            Params { t: most.t + 1, ..most },
            Params { p: most.p + 1, ..most },
            Params { m_kib: u32::MAX, t: u32::MAX, p: u32::MAX },
        ] {
            assert!(!params.fits(), "{params:?}");
        }
    }
}
