//! How long to wait after a wrong passphrase: a little longer each time, up to a minute, and never with any loss.
//!
//! A try counts from its beginning, so that closing the page in the middle of one gains nothing.

use crate::browser::clock;
use crate::browser::plain::{self, Plain};

const SECOND: u64 = 1000;
const LONGEST: u64 = 60 * SECOND;

/// How many tries there were, and when the last one was.
fn known() -> (u32, u64) {
    let kept = plain::get(Plain::Tries).unwrap_or_default();
    let (count, at) = kept.split_once(' ').unwrap_or_default();
    (count.parse().unwrap_or(0), at.parse().unwrap_or(0))
}

/// How many milliseconds are left before the next try.
pub fn wait_ms() -> u64 {
    let (count, at) = known();
    left(count, at, clock::now_ms())
}

/// Notes that a passphrase is tried.
pub fn begin() {
    let (count, _) = known();
    let count = count.saturating_add(1).min(99);
    plain::set(Plain::Tries, Some(&[&count.to_string(), " ", &clock::now_ms().to_string()].concat()));
}

/// Notes that it was right, or that it could not be tried at all.
pub fn forget() {
    plain::set(Plain::Tries, None);
}

fn left(count: u32, at: u64, now: u64) -> u64 {
    let Some(doublings) = count.checked_sub(1) else { return 0 };
    let wait = (SECOND << doublings.min(10)).min(LONGEST);
    // A clock that was set back makes nobody wait longer than this.
    at.saturating_add(wait).saturating_sub(now).min(wait)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_longer_up_to_a_minute() {
        let waits: Vec<u64> = (0..9).map(|count| left(count, 5000, 5000) / SECOND).collect();
        assert_eq!(waits, [0, 1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(left(u32::MAX, 5000, 5000), LONGEST);
    }

    #[test]
    fn time_that_passed_counts_whatever_the_clock_says() {
        assert_eq!(left(3, 5000, 8000), 1000);
        assert_eq!(left(3, 5000, 9000), 0);
        assert_eq!(left(3, 5000, 0), 4000);
        assert_eq!(left(3, u64::MAX, 0), 4000);
    }
}
