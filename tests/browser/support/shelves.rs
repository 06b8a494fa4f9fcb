//! Behind the app's back: what each copy holds, and damage to it.

use serde_json::{Map, Value, json};

use super::Page;

/// One of the two copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copy {
    /// localStorage.
    Local,
    /// IndexedDB.
    Safety,
}

const SHELVES: &str = include_str!("shelves.js");

impl Page {
    /// What a copy holds under keys that start so.
    pub fn held(&self, copy: Copy, start: &str) -> Map<String, Value> {
        self.reach("read", copy, start, "")
    }

    /// Changes one letter of every value under keys that start so.
    pub fn damage(&self, copy: Copy, start: &str) {
        self.reach("flip", copy, start, "");
    }

    /// Puts a value into localStorage.
    pub fn put(&self, key: &str, value: &str) {
        self.reach("put", Copy::Local, key, value);
    }

    fn reach(&self, act: &str, copy: Copy, start: &str, value: &str) -> Map<String, Value> {
        let copy = if copy == Copy::Local { "local" } else { "safety" };
        match self.script(SHELVES, &[json!(act), json!(copy), json!(start), json!(value)]) {
            Value::Object(found) => found,
            other => panic!("{act} {copy}: {other}"),
        }
    }
}
