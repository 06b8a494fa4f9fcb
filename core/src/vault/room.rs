//! How much room the local copy has left, and the room held back so that deleting always works.

use super::id::PREFIX;
use super::open::{KEYS_AT_ONCE, at_once};
use super::shelf::units;
use super::{Shelf, Vault};

/// Key of the filling that is let go when the rest is full.
const RESERVE_KEY: &str = "rt1-reserve";

/// How much is held back, in UTF-16 units: some hundred tombstones.
const RESERVE: usize = 8192;

/// How short room is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Less than 70 %.
    Plenty,
    /// From 70 %.
    Seventy,
    /// From 85 %.
    EightyFive,
    /// From 95 %.
    NinetyFive,
    /// From 99 %.
    Full,
}

/// The room of the local copy, in UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meter {
    /// Taken, by every key there is.
    pub used: u64,
    /// In all.
    pub limit: u64,
    /// How short it is.
    pub level: Level,
}

impl Meter {
    /// A meter that shows `used` of `limit`.
    pub fn new(used: u64, limit: u64) -> Meter {
        let percent = used.saturating_mul(100).checked_div(limit).unwrap_or(100);
        let level = match percent {
            0..70 => Level::Plenty,
            70..85 => Level::Seventy,
            85..95 => Level::EightyFive,
            95..99 => Level::NinetyFive,
            _ => Level::Full,
        };
        Meter { used, limit, level }
    }
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// How much room is used, once it has been measured.
    pub fn meter(&self) -> Option<Meter> {
        Some(Meter::new(self.used.get()?, self.limit))
    }

    /// Counts what the local copy holds.
    pub async fn measure(&self) {
        self.measure_in_turns(at_once).await;
    }

    /// The same, asking every so often whether somebody else should have a turn.
    pub async fn measure_in_turns(&self, turn: impl AsyncFn()) {
        let Ok(keys) = self.local.keys().await else {
            self.used.set(None);
            return;
        };
        let before = self.used.get().unwrap_or(0);
        let mut used = 0;
        for (number, key) in keys.iter().enumerate() {
            if number % KEYS_AT_ONCE == KEYS_AT_ONCE - 1 {
                turn().await;
            }
            used += self.local.units_now(key);
        }
        // What was written or dropped meanwhile was counted as it happened.
        let since = self.used.get().unwrap_or(before);
        self.used.set(Some((used + since).saturating_sub(before)));
    }

    /// Holds room back for deleting, where there is plenty of it.
    pub async fn hold_reserve(&self) {
        let plenty = self.meter().is_some_and(|meter| meter.level < Level::NinetyFive);
        if plenty && matches!(self.local.get(RESERVE_KEY).await, Ok(None)) {
            let _ = self.put_local(RESERVE_KEY, &"-".repeat(RESERVE)).await;
        }
    }

    pub(super) async fn let_go_of_reserve(&self) {
        if let Ok(Some(reserve)) = self.local.get(RESERVE_KEY).await
            && self.local.remove(RESERVE_KEY).await.is_ok()
        {
            self.count_out(units(RESERVE_KEY, &reserve));
        }
    }

    pub(super) fn count_in(&self, key: &str, value: &str) {
        debug_assert!(key.starts_with(PREFIX) || key.starts_with("rt1-"));
        if let Some(used) = self.used.get() {
            self.used.set(Some(used + units(key, value)));
        }
    }

    pub(super) fn count_out(&self, units: u64) {
        if let Some(used) = self.used.get() {
            self.used.set(Some(used.saturating_sub(units)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_begin_where_the_words_say() {
        for (used, level) in [
            (0, Level::Plenty),
            (699, Level::Plenty),
            (700, Level::Seventy),
            (850, Level::EightyFive),
            (950, Level::NinetyFive),
            (990, Level::Full),
            (2000, Level::Full),
        ] {
            assert_eq!(Meter::new(used, 1000).level, level, "{used}");
        }
    }
}
