//! The world in which the vault lives by chance: two tabs, two copies, what is under way, what was ever written.

use crate::by_hand::text;
use crate::lock::by_hand::{Locked, tab};
use crate::lock::life::LockLife;
use crate::machine::Step;
use crate::shelves::SimShelf;
use rethread_core::vault::{Begun, Key, RecordId, Rev, State};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Waker};

/// What was ever written, as the test remembers it.
#[derive(Debug, Clone)]
pub struct Written {
    pub id: RecordId,
    pub parents: Vec<Rev>,
    pub words: Option<String>,
    pub at: u64,
}

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// Two tabs, two copies, what is under way, and what the test remembers.
pub struct World {
    pub local: SimShelf,
    pub safety: SimShelf,
    pub tabs: Vec<Rc<Locked>>,
    pub tasks: Vec<(usize, Task)>,
    inboxes: Rc<RefCell<Vec<Vec<String>>>>,
    editors: BTreeMap<(usize, usize), Vec<Rev>>,
    pub written: BTreeMap<String, Written>,
    /// Whether a tab holds the lock that lets one compact, or change the lock, at a time.
    pub alone: Rc<Cell<bool>>,
    /// Which tab that is, or was.
    pub holder: usize,
    pub lock: LockLife,
    pub writers: u64,
    pub now: u64,
    pub latest: u64,
    /// Whether anything went wrong so far.
    pub mishap: bool,
}

impl World {
    pub fn new(seed: u64) -> World {
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
            alone: Rc::default(),
            holder: 0,
            lock: LockLife::new(seed),
            writers: 0,
            now,
            latest: now,
            mishap: false,
            local,
            safety,
        };
        world.local.answer_for(world.lock.counts());
        world.safety.answer_for(world.lock.counts());
        for place in 0..2 {
            let fresh = world.fresh_tab();
            world.tabs.push(fresh);
            world.open(place);
        }
        world
    }

    pub fn fresh_tab(&mut self) -> Rc<Locked> {
        self.writers += 1;
        Rc::new(tab(&self.local, &self.safety, &self.lock.keyring, self.writers * 7919))
    }

    pub fn start(&mut self, tab: usize, task: impl Future<Output = ()> + 'static) {
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

    /// Lets all go on that is under way, in turns: one may wait for another.
    pub fn settle(&mut self) {
        while !self.tasks.is_empty() {
            (0..self.tasks.len()).rev().for_each(|which| self.go_on(which));
        }
    }

    fn open(&mut self, tab: usize) {
        let vault = self.tabs[tab].clone();
        self.start(tab, async move {
            vault.open_local().await;
            vault.open_safety().await;
        });
    }

    pub fn reload(&mut self, tab: usize) {
        self.tasks.retain(|(of, _)| *of != tab);
        if self.holder == tab {
            self.alone.set(false);
        }
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
        let rev = begun.rev;
        self.finish(tab, begun);
        self.editors.insert((tab, record), vec![rev]);
        let shown: Vec<Value> = self.tabs[tab].versions(&id).into_iter().map(|(_, body)| body).collect();
        assert!(shown.contains(&text(&words)), "what was written is not there to read: {words}, but {shown:?}");
    }

    fn heads(&self, tab: usize, record: usize) -> Vec<Rev> {
        crate::by_hand::revs(&self.tabs[tab], &record_id(record))
    }

    pub fn take(&mut self, step: Step) {
        self.mishap |=
            matches!(step, Step::Crash | Step::WipeLocal | Step::WipeSafety | Step::Damage { .. } | Step::Mood { .. });
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
                if !self.alone.replace(true) {
                    self.holder = tab;
                    let (vault, lock, now) = (self.tabs[tab].clone(), self.alone.clone(), self.now);
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
                        self.go_on(pick(which, self.tasks.len()));
                    }
                }
            }
            Step::Settle => self.settle(),
            Step::Flush => self.local.flush(),
            Step::Crash => self.crash(),
            Step::WipeLocal => {
                self.settle_under_a_lock();
                self.local.wipe();
            }
            Step::WipeSafety => {
                self.settle_under_a_lock();
                // Clearing one copy and killing the browser within the same seconds would be two mishaps at once.
                self.local.flush();
                self.safety.wipe();
            }
            Step::Damage { local, which, how } => self.damage(local, which, how),
            Step::Mood { local, mood } => {
                self.copy(local).be(mood);
            }
            Step::SetLock { tab } => self.set_lock(tab),
            Step::ChangePassphrase { tab } => self.change_passphrase(tab),
            Step::ChangeLock { tab } => self.change_lock(tab),
            Step::RemoveLock { tab } => self.remove_lock(tab),
            Step::FinishLock { tab } => self.finish_lock(tab),
            Step::Relock => self.relock(),
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
        self.unlock();
        self.reload(0);
        self.reload(1);
    }

    fn damage(&mut self, local: bool, which: u16, how: u8) {
        // Between the moment a later revision is found whole and the moment the older goes, nothing can be promised.
        if self.alone.get() {
            self.settle();
        }
        self.local.flush();
        let copy = self.copy(local);
        let keys = copy.values();
        if keys.is_empty() {
            return;
        }
        let key = &keys[pick(which, keys.len())];
        let value = copy.value(key).unwrap_or_default();
        match how {
            0 => copy.lose(key),
            1 => copy.set(key, &value.chars().take(value.chars().count() / 2).collect::<String>()),
            2 => copy.set(key, "not ours"),
            _ => copy.set(
                key,
                &value.chars().map(|letter| if letter > '\u{5000}' { '\u{FFFD}' } else { letter }).collect::<String>(),
            ),
        }
    }
}

pub fn record_id(record: usize) -> RecordId {
    match record {
        0 => RecordId::singleton('s', "one-of-a-kind").expect("a name"),
        _ => crate::by_hand::entry(record as u64),
    }
}

fn pick(which: u16, of: usize) -> usize {
    usize::from(which) * of / 65_536
}

pub fn name(id: &RecordId, rev: &Rev) -> String {
    format!("{id}:{rev}")
}
