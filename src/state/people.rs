//! The people somebody named, found by alias, and what was answered about danger from them.

use super::{Draft, Store};
use crate::browser::clock;
use rethread_core::record::{Body, Person, Safety};
use rethread_core::vault::{RecordId, State};

/// What was answered about danger, and when, in milliseconds since 1970.
pub type Known = (Safety, u64);

/// Everybody named so far.
#[derive(Clone, Copy)]
pub struct People(Store);

impl People {
    /// Those kept in this store.
    pub fn of(store: Store) -> People {
        People(store)
    }

    /// What they are called, each once, the last one named first.
    pub fn aliases(self) -> Vec<String> {
        let mut aliases: Vec<String> = Vec::new();
        for (_, person) in self.everybody() {
            if !aliases.iter().any(|known| Person::same(known, &person.alias)) && !person.alias.trim().is_empty() {
                aliases.push(person.alias);
            }
        }
        aliases
    }

    /// What is known about danger from whoever has this record id or one of these aliases.
    pub fn danger(self, id: Option<&str>, aliases: &[&str]) -> Option<Known> {
        let meant = |found: &RecordId, person: &Person| {
            id == Some(found.as_str()) || aliases.iter().any(|alias| Person::same(alias, &person.alias))
        };
        let people = self.everybody().into_iter().filter(|(found, person)| meant(found, person));
        let joined = people.map(|(_, person)| person).reduce(Person::join)?;
        joined.danger.map(|answer| (answer, joined.danger_at))
    }

    /// The record of somebody with this alias, made where there is none; `None` for no alias.
    pub fn meet(self, alias: &str) -> Option<RecordId> {
        let alias = alias.trim();
        if let Some(known) = self.with_alias(alias).into_iter().next() {
            return Some(known);
        }
        (!alias.is_empty()).then(|| {
            let id = self.0.new_id(Person::KIND);
            let person = Person { alias: alias.to_owned(), ..Person::default() };
            let _ = self.0.write(&id, &[], State::Kept, person.to_json());
            id
        })
    }

    /// What somebody is called, by their record id.
    pub fn alias(self, id: &str) -> Option<String> {
        Some(self.joined(&RecordId::parse(id)?)?.alias)
    }

    /// The record of somebody with this alias, where there is one.
    pub fn known_as(self, alias: &str) -> Option<RecordId> {
        self.with_alias(alias.trim()).into_iter().next()
    }

    /// One of them, to be changed. What was written apart is joined first.
    pub fn open(self, id: &RecordId) -> Option<Draft<Person>> {
        self.0.join_versions(id, Person::join);
        Draft::open(self.0, id)
    }

    /// Keeps what was answered about danger from somebody.
    pub fn answer(self, alias: &str, answer: Safety) {
        let _ = self.meet(alias);
        // The answer is about a person, not about one of several records that happen to be called the same.
        for id in self.with_alias(alias) {
            if let Some(mut person) = self.joined(&id) {
                person.answer_danger(answer, clock::now_ms());
                self.0.resolve(&id, &person);
            }
        }
    }

    /// Takes somebody out of the list, recoverable like everything else, and offers to undo it with `words`.
    pub fn forget(self, alias: &str, words: &'static str) {
        for id in self.with_alias(alias) {
            self.0.delete(&id, words);
        }
    }

    fn with_alias(self, alias: &str) -> Vec<RecordId> {
        let mut found: Vec<RecordId> = Vec::new();
        for (id, person) in self.everybody() {
            if Person::same(alias, &person.alias) && !found.contains(&id) {
                found.push(id);
            }
        }
        found
    }

    /// One of them, with everything that was written apart.
    fn joined(self, id: &RecordId) -> Option<Person> {
        let of_them = self.everybody().into_iter().filter(|(found, _)| found == id);
        of_them.map(|(_, person)| person).reduce(Person::join)
    }

    /// Every version of everybody, the last one named first and of several versions the earlier one.
    fn everybody(self) -> Vec<(RecordId, Person)> {
        let mut all = Vec::new();
        for listed in self.0.list(Person::KIND) {
            if listed.conflict {
                let mut versions = self.0.versions::<Person>(&listed.id);
                rethread_core::arrange::arrange(&mut versions, |one, other| one.0 < other.0);
                all.extend(versions.into_iter().map(|(_, person)| (listed.id.clone(), person)));
            } else {
                all.extend(self.0.load::<Person>(&listed.id).here().map(|person| (listed.id, person)));
            }
        }
        all
    }
}
