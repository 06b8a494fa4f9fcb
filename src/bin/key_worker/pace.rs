//! How hard to make it: as hard as this device does in the time a person waits without wondering.

use rethread_core::keys::{KeyError, MOST_WORK, Params};

/// Unlocking may take half a second. What is only reckoned stays below, since a device is not always equally quick.
const UNLOCK_MS: f64 = 500.0;
const RECKONED_MS: f64 = 400.0;
/// From the least upwards: memory first, up to what an old phone gives a page, then more passes over it.
const LADDER: [(u32, u32); 10] =
    [(19, 2), (24, 2), (32, 2), (48, 2), (64, 2), (64, 3), (96, 3), (128, 3), (128, 4), (128, 6)];

/// A backup is sealed now and then, and leaves the device: it may take longer.
const BACKUP_MS: f64 = 2_000.0;
const LEAST_WORK: u8 = 16;
/// Measured here, two steps below the least: an eighth of a second even where the least takes half of one.
const TRIED_WORK: u8 = 14;

/// The hardest rung that takes at most half a second. `took` derives once and says how long that was, in milliseconds.
pub fn strongest(mut took: impl FnMut(Params) -> Result<f64, KeyError>) -> Result<Params, KeyError> {
    let rungs = LADDER.map(|(mib, t)| Params { m_kib: mib << 10, t, p: 1 });
    let once = took(Params::FLOOR)?;
    let work = |params: &Params| f64::from(params.m_kib) * f64::from(params.t);
    let reckoned = |params: &Params| once * work(params) / work(&Params::FLOOR);
    let likely = rungs.iter().rev().skip_while(|rung| reckoned(rung) > RECKONED_MS);
    // Measured before it is chosen; the least is chosen however long it takes.
    let fits = |rung: &&Params| **rung == Params::FLOOR || took(**rung).is_ok_and(|ms| ms <= UNLOCK_MS);
    Ok(likely.into_iter().find(fits).copied().unwrap_or(Params::FLOOR))
}

/// The work factor a backup is sealed with. `took` seals next to nothing with one and says how long that was.
pub fn work(mut took: impl FnMut(u8) -> Result<f64, KeyError>) -> Result<u8, KeyError> {
    let once = took(TRIED_WORK)?;
    let fits = |work: &u8| once * f64::from(1_u32 << (work - TRIED_WORK)) <= BACKUP_MS;
    Ok((LEAST_WORK..=MOST_WORK).rev().find(fits).unwrap_or(LEAST_WORK))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device(ms_for_the_least: f64) -> impl FnMut(Params) -> Result<f64, KeyError> {
        move |params| Ok(ms_for_the_least * f64::from(params.m_kib * params.t) / f64::from(19 * 1024 * 2))
    }

    #[test]
    fn a_device_gets_what_it_does_in_half_a_second() {
        for (ms, mib, t) in
            [(10.0, 128, 6), (20.0, 128, 4), (60.0, 64, 3), (100.0, 64, 2), (200.0, 32, 2), (450.0, 19, 2)]
        {
            let chosen = strongest(device(ms)).map(|params| (params.m_kib >> 10, params.t, params.p));
            assert_eq!(chosen, Ok((mib, t, 1)), "{ms} ms");
        }
    }

    #[test]
    fn never_less_than_the_least() {
        assert_eq!(strongest(device(60_000.0)), Ok(Params::FLOOR));
    }

    #[test]
    fn what_was_reckoned_wrongly_is_taken_back() {
        let mut slow_with_much = |params: Params| {
            let big = params.m_kib > 32 << 10;
            if params.m_kib > 100 << 10 { Err(KeyError::NoRoom) } else { Ok(if big { 900.0 } else { 30.0 }) }
        };
        assert_eq!(strongest(&mut slow_with_much), Ok(Params { m_kib: 32 << 10, t: 2, p: 1 }));
    }

    #[test]
    fn no_measure_is_no_choice() {
        assert_eq!(strongest(|_| Err(KeyError::NoRoom)), Err(KeyError::NoRoom));
        assert_eq!(work(|_| Err(KeyError::NoRoom)), Err(KeyError::NoRoom));
    }

    #[test]
    fn a_backup_is_sealed_as_hard_as_two_seconds_allow() {
        for (ms, expected) in [(0.0, 18), (100.0, 18), (126.0, 17), (300.0, 16), (9_000.0, 16)] {
            assert_eq!(work(|_| Ok(ms)), Ok(expected), "{ms} ms");
        }
    }
}
