//! The people among what is gathered: each once, whatever number of records bear their name.

use rethread_core::content::Context;
use rethread_core::insight::{Gathered, Made};
use rethread_core::record::Person;

/// Somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Who {
    /// What they are called here.
    pub alias: String,
    /// The part of life they belong to.
    pub context: Option<Context>,
    /// The records that stand for them.
    pub ids: Vec<String>,
}

impl Who {
    /// The record their page is opened by.
    pub fn id(&self) -> &str {
        self.ids.first().map_or("", String::as_str)
    }
}

/// Everybody who has a name, the last one named first.
pub fn everybody(gathered: &Gathered) -> Vec<Who> {
    let mut all: Vec<Who> = Vec::new();
    for known in gathered.newest() {
        let Made::Person(person) = &known.made else { continue };
        match all.iter_mut().find(|who| Person::same(&who.alias, &person.alias)) {
            Some(who) => {
                who.context = who.context.or(person.context);
                who.ids.push(known.id.to_string());
            }
            None if person.alias.trim().is_empty() => {}
            None => {
                all.push(Who { alias: person.alias.clone(), context: person.context, ids: vec![known.id.to_string()] })
            }
        }
    }
    all
}

/// Every record that stands for the same person as this one, itself first.
pub fn same_as(gathered: &Gathered, id: &str) -> Vec<String> {
    let mut ids = vec![id.to_owned()];
    let of_them = everybody(gathered).into_iter().find(|who| who.ids.iter().any(|known| known == id));
    ids.extend(of_them.into_iter().flat_map(|who| who.ids).filter(|known| known != id));
    ids
}
