//! Choices about the app that are kept with what was written.

use super::Store;
use rethread_core::arrange::arrange;
use rethread_core::record::{Body, Preferences};
use rethread_core::vault::{RecordId, State};

impl Store {
    /// The choices about the app. Versions from two tabs, or from another device, are read together, and become one when
    /// something is chosen next: nobody has to decide between them.
    pub fn preferences(self) -> Preferences {
        let Some(id) = preferences_id() else { return Preferences::default() };
        let mut versions = if self.heads(&id).len() < 2 { Vec::new() } else { self.versions::<Preferences>(&id) };
        arrange(&mut versions, |one, other| one.0 < other.0);
        let joined = versions.into_iter().map(|(_, chosen)| chosen).reduce(Preferences::join);
        joined.unwrap_or_else(|| self.load(&id).here().unwrap_or_default())
    }

    /// Changes the choices about the app.
    pub fn change_preferences(self, change: impl FnOnce(&mut Preferences)) {
        let Some(id) = preferences_id() else { return };
        let mut preferences = self.preferences();
        change(&mut preferences);
        let _ = self.write(&id, &self.heads(&id), State::Kept, preferences.to_json());
    }
}

pub(super) fn preferences_id() -> Option<RecordId> {
    RecordId::singleton(Preferences::KIND, "app")
}
