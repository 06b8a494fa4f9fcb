//! A long life of the vault by chance: two tabs write, delete and restore while the copies fail, lie, fill up, lose
//! values and crash. At the end one new tab opens what is left, and every word that a surviving copy took in is there.

use crate::by_hand::{Kept, tab, text};
use crate::shelves::{Mood, SimShelf};
use pollster::block_on;
use proptest::prelude::*;
use proptest::sample::Index;
use rethread_core::vault::{Begun, Key, RecordId, Rev, State};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Waker};

#[derive(Debug, Clone)]
enum Step {
    Write { tab: usize, record: usize, open: bool },
    /// Saves from an editor that was opened some time ago.
    WriteOld { tab: usize, record: usize },
    OpenEditor { tab: usize, record: usize },
    Delete { tab: usize, record: usize },
    Restore { tab: usize, record: usize },
    Hear { tab: usize },
    Open { tab: usize },
    Verify { tab: usize },
    Retry { tab: usize },
    Compact { tab: usize },
    Reload { tab: usize },
    /// Lets what is under way go on, in any order.
    GoOn(Vec<Index>),
    Settle,
    Flush,
    Crash,
    WipeLocal,
    WipeSafety,
    Damage { local: bool, which: Index, how: u8 },
    Mood { local: bool, mood: Mood },
    /// In minutes; the clock can go backwards.
    Pass(i64),
}

fn steps() -> impl Strategy<Value = Step> {
    let (tab, record) = (0..2usize, 0..3usize);
    let mood = prop_oneof![
        3 => Just(Mood::Well),
        1 => Just(Mood::Blocked),
        1 => Just(Mood::Full),
        1 => Just(Mood::Failing),
        1 => Just(Mood::Flaky),
        1 => Just(Mood::Lying),
    ];
    prop_oneof![
        10 => (tab.clone(), record.clone(), any::<bool>()).prop_map(|(tab, record, open)| Step::Write { tab, record, open }),
        3 => (tab.clone(), record.clone()).prop_map(|(tab, record)| Step::WriteOld { tab, record }),
        2 => (tab.clone(), record.clone()).prop_map(|(tab, record)| Step::OpenEditor { tab, record }),
        2 => (tab.clone(), record.clone()).prop_map(|(tab, record)| Step::Delete { tab, record }),
        2 => (tab.clone(), record.clone()).prop_map(|(tab, record)| Step::Restore { tab, record }),
        3 => tab.clone().prop_map(|tab| Step::Hear { tab }),
        2 => tab.clone().prop_map(|tab| Step::Open { tab }),
        2 => tab.clone().prop_map(|tab| Step::Verify { tab }),
        2 => tab.clone().prop_map(|tab| Step::Retry { tab }),
        4 => tab.clone().prop_map(|tab| Step::Compact { tab }),
        2 => tab.prop_map(|tab| Step::Reload { tab }),
        6 => proptest::collection::vec(any::<Index>(), 1..12).prop_map(Step::GoOn),
        4 => Just(Step::Settle),
        3 => Just(Step::Flush),
        2 => Just(Step::Crash),
        1 => Just(Step::WipeLocal),
        1 => Just(Step::WipeSafety),
        2 => (any::<bool>(), any::<Index>(), 0..4u8).prop_map(|(local, which, how)| Step::Damage { local, which, how }),
        4 => (any::<bool>(), mood).prop_map(|(local, mood)| Step::Mood { local, mood }),
        3 => prop_oneof![-120..600i64, 0..30_000i64].prop_map(Step::Pass),
    ]
}

/// What was ever written, as the test remembers it.
#[derive(Debug, Clone)]
struct Written {
    id: RecordId,
    parents: Vec<Rev>,
    words: Option<String>,
    at: u64,
}

type Task = Pin<Box<dyn Future<Output = ()>>>;

struct World {
    local: SimShelf,
    safety: SimShelf,
    tabs: Vec<Rc<Kept>>,
    tasks: Vec<(usize, Task)>,
    inboxes: Rc<RefCell<Vec<Vec<String>>>>,
    editors: BTreeMap<(usize, usize), Vec<Rev>>,
    written: BTreeMap<String, Written>,
    compacting: Rc<Cell<bool>>,
    writers: u64,
    now: u64,
    latest: u64,
}

impl World {
    fn new(seed: u64) -> World {
        let (local, safety) = (SimShelf::local(), SimShelf::safety());
        local.seed(seed);
        safety.seed(seed.rotate_left(17) ^ 0x9E37);
        let now = 1_796_000_000_000;
        let mut world = World {
            tabs: Vec::new(),
            tasks: Vec::new(),
            inboxes: Rc::new(RefCell::new(vec![Vec::new(); 2])),
            editors: BTreeMap::new(),
            written: BTreeMap::new(),
            compacting: Rc::default(),
            writers: 0,
            now,
            latest: now,
            local,
            safety,
        };
        for place in 0..2 {
            let fresh = world.fresh_tab();
            world.tabs.push(fresh);
            world.open(place);
        }
        world
    }

    fn fresh_tab(&mut self) -> Rc<Kept> {
        self.writers += 1;
        Rc::new(tab(&self.local, &self.safety, self.writers * 7919))
    }

    fn start(&mut self, tab: usize, task: impl Future<Output = ()> + 'static) {
        let mut task: Task = Box::pin(task);
        if task.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending() {
            self.tasks.push((tab, task));
        }
    }

    fn go_on(&mut self, which: usize) {
        let (tab, mut task) = self.tasks.remove(which);
        if task.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending() {
            self.tasks.insert(which, (tab, task));
        }
    }

    fn settle(&mut self) {
        while let Some(last) = self.tasks.len().checked_sub(1) {
            self.go_on(last);
        }
    }

    fn open(&mut self, tab: usize) {
        let vault = self.tabs[tab].clone();
        self.start(tab, async move {
            vault.open_local().await;
            vault.open_safety().await;
        });
    }

    fn reload(&mut self, tab: usize) {
        self.tasks.retain(|(of, _)| *of != tab);
        self.compacting.set(false);
        self.editors.retain(|(of, _), _| *of != tab);
        self.inboxes.borrow_mut()[tab].clear();
        let fresh = self.fresh_tab();
        self.tabs[tab] = fresh;
        self.open(tab);
    }

    fn finish(&mut self, tab: usize, begun: Begun) {
        let keys = begun.keys();
        let id = &begun.key.id;
        let shown = crate::by_hand::words(&self.tabs[tab], id);
        // Versions come in the order of heads, and a tombstone has no words.
        let heads = self.tabs[tab].heads_of(id).into_iter().filter(|head| head.state != State::Tombstone);
        let words: BTreeMap<Rev, String> = heads.map(|head| head.rev).zip(shown).collect();
        for key in keys.iter().map(|key| Key::parse(key).expect("a key")) {
            let words = words.get(&key.rev).cloned();
            assert_eq!(words.is_none(), key.state == State::Tombstone, "{key} has no words to read");
            let known = Written { id: id.clone(), parents: key.parents.clone(), words, at: self.now };
            let before = self.written.insert(name(id, &key.rev), known);
            assert!(before.is_none(), "a revision name was used twice: {key}");
        }
        let (vault, inboxes) = (self.tabs[tab].clone(), self.inboxes.clone());
        self.start(tab, async move {
            let outcome = vault.finish(begun).await;
            if outcome.local.is_ok() || outcome.safety.is_ok() {
                inboxes.borrow_mut()[1 - tab].extend(keys);
            }
        });
    }

    fn write(&mut self, tab: usize, record: usize, base: &[Rev], state: State) {
        let id = record_id(record);
        let words = format!("words {} in record {record} by tab {tab}", self.written.len());
        let begun = self.tabs[tab].begin(&id, base, state, text(&words), self.now);
        let rev = begun.rev.clone();
        self.finish(tab, begun);
        self.editors.insert((tab, record), vec![rev]);
        let shown: Vec<Value> = self.tabs[tab].versions(&id).into_iter().map(|(_, body)| body).collect();
        assert!(shown.contains(&text(&words)), "what was written is not there to read: {words}, but {shown:?}");
    }

    fn heads(&self, tab: usize, record: usize) -> Vec<Rev> {
        crate::by_hand::revs(&self.tabs[tab], &record_id(record))
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Write { tab, record, open } => {
                let state = if open { State::Open } else { State::Kept };
                self.write(tab, record, &self.heads(tab, record), state);
            }
            Step::WriteOld { tab, record } => {
                let base = self.editors.get(&(tab, record)).cloned().unwrap_or_default();
                self.write(tab, record, &base, State::Kept);
            }
            Step::OpenEditor { tab, record } => {
                self.editors.insert((tab, record), self.heads(tab, record));
            }
            Step::Delete { tab, record } => {
                if let Some(begun) = self.tabs[tab].begin_delete(&record_id(record), self.now) {
                    self.finish(tab, begun);
                }
            }
            Step::Restore { tab, record } => {
                let id = record_id(record);
                if let Some(begun) = self.tabs[tab].begin_restore(&id, self.now) {
                    assert!(!self.tabs[tab].versions(&id).is_empty(), "nothing was brought back");
                    self.finish(tab, begun);
                }
            }
            Step::Hear { tab } => {
                let keys = std::mem::take(&mut self.inboxes.borrow_mut()[tab]);
                let vault = self.tabs[tab].clone();
                self.start(tab, async move {
                    vault.absorb(&keys).await;
                });
            }
            Step::Open { tab } => self.open(tab),
            Step::Verify { tab } => {
                let vault = self.tabs[tab].clone();
                self.start(tab, async move {
                    vault.verify_some(4).await;
                });
            }
            Step::Retry { tab } => {
                let vault = self.tabs[tab].clone();
                self.start(tab, async move {
                    vault.retry_unsaved().await;
                });
            }
            Step::Compact { tab } => {
                if !self.compacting.replace(true) {
                    let (vault, lock, now) = (self.tabs[tab].clone(), self.compacting.clone(), self.now);
                    self.start(tab, async move {
                        vault.compact(now).await;
                        lock.set(false);
                    });
                }
            }
            Step::Reload { tab } => self.reload(tab),
            Step::GoOn(order) => {
                for which in order {
                    if !self.tasks.is_empty() {
                        self.go_on(which.index(self.tasks.len()));
                    }
                }
            }
            Step::Settle => self.settle(),
            Step::Flush => self.local.flush(),
            Step::Crash => self.crash(),
            Step::WipeLocal => self.local.wipe(),
            Step::WipeSafety => {
                // Clearing one copy and killing the browser within the same seconds would be two mishaps at once.
                self.local.flush();
                self.safety.wipe();
            }
            Step::Damage { local, which, how } => self.damage(local, which, how),
            Step::Mood { local, mood } => {
                self.copy(local).be(mood);
            }
            Step::Pass(minutes) => {
                self.now = self.now.saturating_add_signed(minutes * 60_000);
                self.latest = self.latest.max(self.now);
            }
        }
    }

    fn copy(&self, local: bool) -> &SimShelf {
        if local { &self.local } else { &self.safety }
    }

    fn crash(&mut self) {
        self.tasks.clear();
        self.local.crash();
        self.reload(0);
        self.reload(1);
    }

    fn damage(&mut self, local: bool, which: Index, how: u8) {
        self.local.flush();
        let copy = self.copy(local);
        let keys = copy.revisions();
        if keys.is_empty() {
            return;
        }
        let key = &keys[which.index(keys.len())];
        let value = copy.value(key).unwrap_or_default();
        match how {
            0 => copy.lose(key),
            1 => copy.set(key, &value.chars().take(value.chars().count() / 2).collect::<String>()),
            2 => copy.set(key, "not ours"),
            _ => copy.set(key, &value.chars().map(|letter| if letter > '\u{5000}' { '\u{FFFD}' } else { letter }).collect::<String>()),
        }
    }

    /// Revisions that a copy took in and still has to answer for.
    fn promised(&self) -> BTreeSet<String> {
        let promised = |name: &String| {
            let key = |shelf: &SimShelf| shelf.revision_promised(name);
            key(&self.local) || key(&self.safety)
        };
        self.written.keys().filter(|name| promised(name)).cloned().collect()
    }

    /// A revision and all it stands on.
    fn ancestry(&self, name: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let mut next = vec![name.to_owned()];
        while let Some(this) = next.pop() {
            if let Some(written) = self.written.get(&this) {
                next.extend(written.parents.iter().map(|parent| self::name(&written.id, parent)));
            }
            found.insert(this);
        }
        found
    }

    /// The end: the browser dies, trouble passes, a new tab opens what is left.
    fn judge(&mut self) {
        self.tasks.clear();
        self.local.crash();
        self.local.be(Mood::Well);
        self.safety.be(Mood::Well);
        let promised = self.promised();
        let vault = self.fresh_tab();
        block_on(vault.open_local());
        block_on(vault.open_safety());
        block_on(vault.verify_some(10_000));
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
    fn judge_record(&self, vault: &Kept, record: usize) -> BTreeSet<String> {
        let id = record_id(record);
        let heads = vault.heads_of(&id);
        let shown = crate::by_hand::words(vault, &id);
        let mut reached = BTreeSet::new();
        for head in &heads {
            let name = name(&id, &head.rev);
            let below = self.ancestry(&name);
            for other in heads.iter().filter(|other| other.rev != head.rev) {
                assert!(!below.contains(&self::name(&id, &other.rev)), "{} stands below {name}", other.rev);
            }
            let readable = match &self.written[&name].words {
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
    fn judge_deleted(&self, vault: &Kept, id: &RecordId) {
        let [head] = &*vault.heads_of(id) else { return };
        let deletion = &self.written[&name(id, &head.rev)];
        if head.state != State::Tombstone || deletion.at + rethread_core::vault::RECOVERABLE_MS <= self.latest {
            return;
        }
        let before: Vec<String> = deletion.parents.iter().map(|parent| name(id, parent)).collect();
        let promised = self.promised();
        if !before.is_empty() && before.iter().all(|name| promised.contains(name) && self.written[name].words.is_some()) {
            let found = vault.deleted(self.now);
            assert!(found.iter().any(|(found, ..)| found == id), "{id} cannot be brought back");
            let body = &found.iter().find(|(found, ..)| found == id).expect("it was found").2;
            let back = body["text"].as_str().unwrap_or_default();
            assert!(before.iter().any(|name| self.written[name].words.as_deref() == Some(back)), "other words came back");
        }
    }

    fn opening_again_changes_nothing(&mut self, vault: &Kept) {
        let (local, safety) = (self.local.all(), self.safety.all());
        let again = self.fresh_tab();
        block_on(again.open_local());
        let repairs = block_on(again.open_safety());
        assert_eq!((repairs.to_local, repairs.to_safety), (0, 0), "opening was not done");
        assert_eq!((self.local.all(), self.safety.all()), (local, safety));
        // The other copy first: the order in which they are read must not matter.
        self.writers += 1;
        let turned = tab(&self.safety.at_once(), &self.local, self.writers);
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

fn record_id(record: usize) -> RecordId {
    match record {
        0 => RecordId::singleton('s', "one-of-a-kind").expect("a name"),
        _ => crate::by_hand::entry(record as u64),
    }
}

fn name(id: &RecordId, rev: &Rev) -> String {
    format!("{id}:{rev}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, max_shrink_iters: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost_that_a_surviving_copy_took_in(seed in any::<u64>(), life in proptest::collection::vec(steps(), 1..70)) {
        let mut world = World::new(seed);
        for step in life {
            world.take(step);
        }
        world.judge();
    }
}
