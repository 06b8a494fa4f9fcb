//! How much room the local copy has left, and the room held back so that deleting always works.

use super::open::{KEYS_AT_ONCE, at_once};
use super::shelf::units;
use super::{Shelf, Vault};

/// Key of the filling that is let go when the rest is full.
pub(super) const RESERVE_KEY: &str = "rt1-reserve";

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
    pub(super) async fn measure_in_turns(&self, turn: impl AsyncFn()) {
        let mut measuring = self.measuring();
        let keys = self.local.keys().await;
        for (number, key) in keys.iter().flatten().enumerate() {
            if number % KEYS_AT_ONCE == 0 {
                turn().await;
            }
            measuring.take_in(key);
        }
        measuring.end(keys.is_ok());
    }

    /// Begins to count what the local copy holds.
    pub(super) fn measuring(&self) -> Measuring<'_, L, S> {
        Measuring { vault: self, before: self.used.get().unwrap_or(0), used: 0 }
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

    pub(super) fn count_in(&self, units: u64) {
        if let Some(used) = self.used.get() {
            self.used.set(Some(used + units));
        }
    }

    pub(super) fn count_out(&self, units: u64) {
        if let Some(used) = self.used.get() {
            self.used.set(Some(used.saturating_sub(units)));
        }
    }
}

/// A count under way. What is written or dropped meanwhile is counted as it happens.
pub(super) struct Measuring<'a, L, S> {
    vault: &'a Vault<L, S>,
    before: u64,
    used: u64,
}

impl<L: Shelf, S: Shelf> Measuring<'_, L, S> {
    /// Counts a key with its value.
    pub(super) fn take_in(&mut self, key: &str) {
        self.used += self.vault.local.units_now(key);
    }

    /// Ends the count, which stands if the copy could be asked.
    pub(super) fn end(self, answered: bool) {
        let since = self.vault.used.get().unwrap_or(self.before);
        self.vault.used.set(answered.then(|| (self.used + since).saturating_sub(self.before)));
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
