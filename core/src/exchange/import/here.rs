//! Telling what is here already, so that the same file moved in twice changes nothing.

use super::{Dated, New};
use crate::vault::RecordId;
use std::collections::BTreeMap;

/// How far apart the same clock time can lie in two time zones.
const A_DAY_AND_MORE: u64 = 27 * 60 * 60 * 1000;

/// What is here: every record there is, deleted ones included.
#[derive(Debug, Clone, Default)]
pub struct Here(BTreeMap<(char, u64), Vec<u64>>);

impl Here {
    /// From the ids of all records. Whoever leaves out the deleted ones brings them back.
    pub fn new<'a>(ids: impl IntoIterator<Item = &'a RecordId>) -> Here {
        let mut here = Here::default();
        for id in ids {
            if let Some((chance, made_at)) = id.chance().zip(id.made_at()) {
                here.0.entry((id.kind(), chance)).or_default().push(made_at);
            }
        }
        here
    }

    /// Whether it was moved in before, whatever became of it since. The clock of another zone makes no difference, nor
    /// does the time of a file, which changes as it is copied.
    pub fn has(&self, new: &New) -> bool {
        let Some((chance, made_at)) = new.id.chance().zip(new.id.made_at()) else { return false };
        let near = match new.dated {
            Dated::Moment | Dated::Before => 0,
            Dated::Clock | Dated::Day => A_DAY_AND_MORE,
            Dated::File => u64::MAX,
        };
        let known = self.0.get(&(new.id.kind(), chance));
        known.is_some_and(|times| times.iter().any(|time| time.abs_diff(made_at) <= near))
    }
}
