//! What must hold at the end of a long life, whatever went wrong.

use crate::lock::by_hand::{Locked, tab};
use crate::shelves::Mood;
use crate::world::{World, name, record_id};
use pollster::block_on;
use rethread_core::vault::{Key, RecordId, State};
use std::collections::BTreeSet;

impl World {
    /// Revisions that a copy took in and still has to answer for.
    fn promised(&self) -> BTreeSet<String> {
        let keys = self.local.promised().into_iter().chain(self.safety.promised());
        let keys = keys.filter_map(|stored| Key::parse(&self.lock.plain(&stored)?));
        keys.map(|key| name(&key.id, &key.rev)).filter(|name| self.written.contains_key(name)).collect()
    }

    /// A revision and all it stands on.
    fn ancestry(&self, revision: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut next = vec![revision.to_owned()];
        while let Some(this) = next.pop() {
            if let Some(written) = self.written.get(&this) {
                next.extend(written.parents.iter().map(|parent| name(&written.id, parent)));
            }
            found.insert(this);
        }
        found
    }

    /// The end: the browser dies, trouble passes, a new tab opens what is left.
    pub fn judge(&mut self) {
        self.tasks.clear();
        self.local.crash();
        self.local.be(Mood::Well);
        self.safety.be(Mood::Well);
        let promised = self.promised();
        self.unlock();
        let vault = self.fresh_tab();
        block_on(vault.open_local());
        block_on(vault.open_safety());
        block_on(vault.verify_some(10_000));
        self.judge_lock(&vault);
        let mut reached = BTreeSet::new();
        for record in 0..3 {
            reached.extend(self.judge_record(&vault, record));
        }
        for name in &promised {
            assert!(reached.contains(name), "lost {name}: {:?}", self.written.get(name));
        }
        self.opening_again_changes_nothing(&vault);
    }

    /// Every head is what was written, and nothing stands below another. Returns all revisions the heads stand on.
    fn judge_record(&self, vault: &Locked, record: usize) -> BTreeSet<String> {
        let id = record_id(record);
        let heads = vault.heads_of(&id);
        let shown = crate::by_hand::words(vault, &id);
        let mut reached = BTreeSet::new();
        for head in &heads {
            let this = name(&id, &head.rev);
            let below = self.ancestry(&this);
            // Where values are lost, who stands on whom can be lost with them: then both are shown.
            for other in heads.iter().filter(|other| !self.mishap && other.rev != head.rev) {
                assert!(!below.contains(&name(&id, &other.rev)), "{} stands below {this}", other.rev);
            }
            let readable = match &self.written[&this].words {
                Some(words) => shown.contains(words),
                None => head.state == State::Tombstone,
            };
            if readable {
                reached.extend(below);
            }
        }
        self.judge_deleted(vault, &id);
        reached
    }

    /// What was deleted less than 30 days ago can be brought back.
    fn judge_deleted(&self, vault: &Locked, id: &RecordId) {
        let [head] = &*vault.heads_of(id) else { return };
        let deletion = &self.written[&name(id, &head.rev)];
        if head.state != State::Tombstone || deletion.at + rethread_core::vault::RECOVERABLE_MS <= self.latest {
            return;
        }
        let before: Vec<String> = deletion.parents.iter().map(|parent| name(id, parent)).collect();
        let promised = self.promised();
        if !before.is_empty() && before.iter().all(|name| promised.contains(name) && self.written[name].words.is_some())
        {
            let found = vault.deleted(self.now);
            assert!(
                found.iter().any(|(found, ..)| found == id),
                "{id} cannot be brought back: {before:?} {deletion:?}, {:?} {:?}",
                self.local.values(),
                self.safety.values()
            );
            let body = &found.iter().find(|(found, ..)| found == id).expect("it was found").2;
            let back = body["text"].as_str().unwrap_or_default();
            assert!(
                before.iter().any(|name| self.written[name].words.as_deref() == Some(back)),
                "other words came back"
            );
        }
    }

    fn opening_again_changes_nothing(&mut self, vault: &Locked) {
        let (local, safety) = (self.local.all(), self.safety.all());
        let again = self.fresh_tab();
        block_on(again.open_local());
        let repairs = block_on(again.open_safety());
        assert_eq!((repairs.to_local, repairs.to_safety), (0, 0), "opening was not done");
        assert_eq!((self.local.all(), self.safety.all()), (local, safety));
        // The other copy first: the order in which they are read must not matter.
        self.writers += 1;
        let turned = tab(&self.safety.at_once(), &self.local, &self.lock.keyring, self.writers);
        block_on(turned.open_local());
        block_on(turned.open_safety());
        block_on(again.verify_some(10_000));
        block_on(turned.verify_some(10_000));
        for record in 0..3 {
            let id = record_id(record);
            assert_eq!(again.heads_of(&id), vault.heads_of(&id));
            assert_eq!(turned.heads_of(&id), vault.heads_of(&id));
        }
        assert_eq!(turned.list(&['e', 's']), vault.list(&['e', 's']));
    }
}
