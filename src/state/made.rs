//! Records of any kind, read as what they are: a few at a time, for a page that cannot wait until all are gathered.

use super::{Found, Listed, Store};
use crate::browser::clock;
use rethread_core::insight::{Gathered, Made};
use rethread_core::vault::RecordId;

impl Store {
    /// A few records as lists know them, read now. What the copy at hand does not have is left out.
    pub fn few<'a>(self, listed: impl Iterator<Item = &'a Listed>) -> Gathered {
        let mut gathered = Gathered::default();
        for one in listed {
            if let Some(value) = self.raw(&one.id) {
                let begun = one.id.made_at().and_then(clock::day_and_hour);
                gathered.put(&one.id, begun, one.state, &value);
            }
        }
        gathered
    }

    /// A record with every word of it.
    pub fn made(self, id: &RecordId) -> Option<Made> {
        Made::read(id, &self.raw(id)?)
    }

    /// A record with every word of it, or why it cannot be shown now.
    pub fn look_at(self, id: &RecordId) -> Found<Made> {
        match self.load_json(id) {
            Found::Here(value) => Made::read(id, &value).map_or(Found::Unreadable, Found::Here),
            Found::Waiting => Found::Waiting,
            Found::Unreadable => Found::Unreadable,
            Found::Gone => Found::Gone,
        }
    }

    /// Changes a record that is kept. Where it was changed in two places, the version shown is; the other stays.
    pub fn change_made(self, id: &RecordId, change: impl FnOnce(&mut Made)) {
        let (Some(mut made), Some(state)) = (self.made(id), self.state_of(id)) else { return };
        change(&mut made);
        let base: Vec<_> = self.heads(id).into_iter().take(1).collect();
        let _ = self.write(id, &base, state, made.to_json());
    }
}
