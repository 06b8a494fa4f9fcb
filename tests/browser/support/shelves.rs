//! Behind the app's back: what each copy holds, and damage to it.

use serde_json::{Map, Value, json};

use super::{Page, until};

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
    /// What a copy holds under keys that start so. A page may go while it is asked, and is asked again then.
    #[track_caller]
    pub fn held(&self, copy: Copy, start: &str) -> Map<String, Value> {
        let arguments = arguments("read", copy, start, "");
        until("what a copy holds", || match self.try_script(SHELVES, &arguments)? {
            Value::Object(found) => Some(found),
            _ => None,
        })
    }

    /// Changes one letter of every value under keys that start so.
    pub fn damage(&self, copy: Copy, start: &str) {
        self.reach("flip", copy, start, "");
    }

    /// Puts a value into localStorage.
    pub fn put(&self, key: &str, value: &str) {
        self.put_into(Copy::Local, key, value);
    }

    /// Puts a value into a copy.
    pub fn put_into(&self, copy: Copy, key: &str, value: &str) {
        self.reach("put", copy, key, value);
    }

    #[track_caller]
    fn reach(&self, act: &str, copy: Copy, start: &str, value: &str) {
        let done = self.script(SHELVES, &arguments(act, copy, start, value));
        assert!(done.is_object(), "{act} {copy:?}: {done}");
    }
}

fn arguments(act: &str, copy: Copy, start: &str, value: &str) -> [Value; 4] {
    let copy = if copy == Copy::Local { "local" } else { "safety" };
    [json!(act), json!(copy), json!(start), json!(value)]
}
