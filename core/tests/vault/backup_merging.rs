//! Vaults with lives of their own, restored into each other: in whatever order, all come to the same heads and no word
//! is lost. And whenever restoring or undoing is cut off, what was there is there, and doing it again finishes it.

use crate::backup_restoring::{all, at_once, backup, preview, restore};
use crate::by_hand::{Kept, copies, entry, opened, revs, text, words};
use crate::lived::NOW;
use crate::shelves::SimShelf;
use pollster::block_on;
use proptest::prelude::*;
use rethread_core::vault::{Backup, Head, Key, RecordId, State};
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

const RECORDS: u64 = 4;

/// What somebody does in one of three places: where, by which of two tabs, to which record, as what.
type Doing = (usize, usize, u64, u8);

/// Two copies and how many tabs they have seen; no name of a tab is used twice in the whole world.
struct Place {
    local: SimShelf,
    safety: SimShelf,
    tabs: [Kept; 2],
}

/// Every revision that was ever written anywhere: what it follows and what it says.
type Written = BTreeMap<String, (Vec<String>, Option<String>)>;

struct World {
    places: Vec<Place>,
    names: u64,
    written: Written,
}

impl World {
    fn new(number: usize) -> World {
        let mut world = World { places: Vec::new(), names: 0, written: Written::new() };
        for _ in 0..number {
            let (local, safety) = copies();
            let tabs = [(); 2].map(|()| world.open(&local, &safety));
            world.places.push(Place { local, safety, tabs });
        }
        world
    }

    fn open(&mut self, local: &SimShelf, safety: &SimShelf) -> Kept {
        self.names += 1;
        opened(local, safety, self.names * 7919)
    }

    /// A tab that has just been opened there.
    fn fresh(&mut self, place: usize) -> Kept {
        let (local, safety) = (self.places[place].local.clone(), self.places[place].safety.clone());
        self.open(&local, &safety)
    }

    fn act(&mut self, (place, tab, number, how): Doing, now: u64) {
        let here = &self.places[place];
        let (vault, id) = (&here.tabs[tab], entry(number));
        if how > 6 {
            block_on(vault.absorb(&here.local.revisions()));
        }
        let said = text(&format!("said {now} at {place} by {tab}"));
        let begun = match how {
            0 => vault.begin_delete(&id, now),
            1 => vault.begin_restore(&id, now),
            2 => Some(vault.begin(&id, &[], State::Open, said, now)),
            3 => {
                block_on(vault.compact(now));
                None
            }
            _ => Some(vault.begin(&id, &revs(vault, &id), State::Kept, said, now)),
        };
        let Some(begun) = begun else { return };
        let words_of: BTreeMap<_, _> = {
            let heads = vault.heads_of(&id).into_iter().filter(|head| head.state != State::Tombstone);
            heads.map(|head| head.rev).zip(words(vault, &id)).collect()
        };
        for key in begun.keys().iter().map(|key| Key::parse(key).expect("a key")) {
            let parents = key.parents.iter().map(|parent| format!("{id}:{parent}")).collect();
            self.written.insert(format!("{id}:{}", key.rev), (parents, words_of.get(&key.rev).cloned()));
        }
        block_on(vault.finish(begun));
    }

    /// A revision and all it follows.
    fn ancestry(&self, name: String) -> BTreeSet<String> {
        let (mut found, mut next) = (BTreeSet::new(), vec![name]);
        while let Some(this) = next.pop() {
            next.extend(self.written.get(&this).map(|(parents, _)| parents.clone()).unwrap_or_default());
            found.insert(this);
        }
        found
    }

    /// Restores what one place holds into another, through a file.
    fn restore(&mut self, from: usize, into: usize) {
        let file = self.file(from);
        let vault = self.fresh(into);
        let told = preview(&vault, &file);
        let parts = [told.new, told.there, told.newer, told.differing, told.older];
        let parts = parts.iter().sum::<usize>() + told.deleted_here + told.deleted_there + told.marked;
        assert_eq!(parts, told.records);
        assert!(told.kinds.iter().map(|(_, number)| number).sum::<usize>() <= told.records);
        assert!(restore(&vault, &file).begun);
        let again = preview(&vault, &file);
        assert_eq!(again.there + again.older + again.deleted_here, again.records, "restoring again would add more");
        assert_eq!(restore(&vault, &file).keys, Vec::<String>::new());
    }

    fn file(&mut self, place: usize) -> Backup {
        let vault = self.fresh(place);
        backup(&vault)
    }

    fn heads(&mut self, place: usize) -> Heads {
        let vault = self.fresh(place);
        (0..RECORDS).map(|number| (vault.heads_of(&entry(number)), words(&vault, &entry(number)))).collect()
    }
}

type Heads = Vec<(Vec<Head>, Vec<String>)>;

fn name(id: &RecordId, head: &Head) -> String {
    format!("{id}:{}", head.rev)
}

fn lives(places: usize, most: usize) -> impl Strategy<Value = Vec<Doing>> {
    proptest::collection::vec((0..places, 0..2usize, 0..RECORDS, 0..12u8), 1..most)
}

/// Three places that began as copies of one and then lived apart.
fn apart(before: Vec<Doing>, since: Vec<Doing>) -> World {
    let mut world = World::new(3);
    let mut now = NOW;
    for (_, tab, record, how) in before {
        now += 1;
        world.act((0, tab, record, how), now);
    }
    world.restore(0, 1);
    world.restore(0, 2);
    for place in 1..3 {
        let (one, other) = (world.fresh(place), world.fresh(place));
        world.places[place].tabs = [one, other];
    }
    for doing in since {
        now += 1;
        world.act(doing, now);
    }
    world
}

/// `RETHREAD_CASES` asks for a longer search than every run can afford.
fn cases() -> u32 {
    std::env::var("RETHREAD_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_whatever_order_backups_are_restored_all_places_come_to_the_same(
        before in lives(1, 12),
        since in lives(3, 24),
        compacted in any::<bool>(),
    ) {
        // Each place takes in the two others in its own order, the last one by way of a place that has merged already.
        let mut heads = Vec::new();
        for order in [[(1, 0), (2, 0)], [(2, 1), (0, 1)], [(1, 2), (0, 2)]] {
            let mut world = apart(before.clone(), since.clone());
            let apart: Vec<Heads> = (0..3).map(|place| world.heads(place)).collect();
            for (from, into) in order {
                world.restore(from, into);
            }
            let into = order[0].1;
            if compacted {
                let vault = world.fresh(into);
                block_on(vault.let_go_of_undo());
                block_on(vault.compact(NOW + 5000));
            }
            let merged = world.heads(into);
            let reached: BTreeSet<String> = (0..RECORDS)
                .flat_map(|number| merged[number as usize].0.iter().map(move |head| name(&entry(number), head)))
                .flat_map(|name| world.ancestry(name))
                .collect();
            for (number, (all, _)) in apart.iter().flat_map(|heads| heads.iter().enumerate()) {
                for head in all {
                    let name = name(&entry(number as u64), head);
                    prop_assert!(reached.contains(&name), "lost {name}: {:?}", world.written.get(&name));
                }
            }
            heads.push(merged);
        }
        prop_assert_eq!(&heads[0], &heads[1]);
        prop_assert_eq!(&heads[0], &heads[2]);

        // (a + b) + c is a + (b + c), where the second comes as one file.
        let mut world = apart(before, since);
        world.restore(2, 1);
        world.restore(1, 0);
        prop_assert_eq!(&heads[0], &world.heads(0));
    }

    #[test]
    fn right_after_restoring_undoing_leaves_every_byte_as_it_was(
        before in lives(1, 12),
        since in lives(2, 20),
        bring_back in any::<bool>(),
        compact in any::<bool>(),
    ) {
        let mut world = apart(before, since);
        let file = world.file(1);
        let vault = world.fresh(0);
        // The journals of how these places began are not what is looked at.
        block_on(vault.let_go_of_undo());
        let (local, safety) = (world.places[0].local.clone(), world.places[0].safety.clone());
        block_on(vault.compact(NOW + 500));
        let start = all(&local, &safety);
        let used = vault.meter();
        let restored = block_on(vault.restore(&file, bring_back, NOW + 600, at_once));
        if compact {
            block_on(world.fresh(0).compact(NOW + 700));
        }
        let again = world.fresh(0);
        let undone = block_on(again.undo_restore(at_once));
        prop_assert_eq!(undone.map_or(0, |undone| undone.removed), restored.keys.len());
        prop_assert!(all(&local, &safety) == start);
        block_on(vault.measure());
        prop_assert!(used.is_none() || vault.meter() == used);
    }

    #[test]
    fn whenever_it_is_cut_off_nothing_is_lost_and_doing_it_again_finishes_it(
        before in lives(1, 12),
        since in lives(2, 20),
        bring_back in any::<bool>(),
        (turns, crash) in (0..160usize, any::<bool>()),
        (undo_turns, undo_crash) in (0..160usize, any::<bool>()),
        seed in any::<u64>(),
    ) {
        let mut world = apart(before, since);
        let file = world.file(1);
        let vault = world.fresh(0);
        block_on(vault.let_go_of_undo());
        block_on(vault.compact(NOW + 500));
        let (local, safety) = (world.places[0].local.clone(), world.places[0].safety.clone());
        local.seed(seed);
        safety.seed(seed.rotate_left(7));
        local.flush();
        let (start, heads) = (all(&local, &safety), world.heads(0));
        let cut = |task: &mut dyn FnMut(), crash: bool| {
            task();
            if crash {
                local.crash();
            }
        };
        cut(&mut || poll(vault.restore(&file, bring_back, NOW + 600, at_once), turns), crash);
        // What was there is there: every head as it was, or under what was restored.
        drop(world.fresh(0));
        for (key, value) in start[0].iter().filter(|(key, _)| key.starts_with("rt1:")) {
            prop_assert!(local.value(key).as_ref() == Some(value) && safety.value(key).as_ref() == Some(value));
        }
        let undoing = world.fresh(0);
        cut(&mut || poll(undoing.undo_restore(at_once), undo_turns), undo_crash);
        let last = world.fresh(0);
        block_on(last.undo_restore(at_once));
        prop_assert!(all(&local, &safety) == start, "undoing came to its end");
        prop_assert_eq!(world.heads(0), heads);

        let whole = world.fresh(0);
        block_on(whole.restore(&file, bring_back, NOW + 600, at_once));
        let expected: Vec<_> = said(&world.heads(0));
        block_on(world.fresh(0).undo_restore(at_once));
        // Otherwise the crash could bring back what was just undone, as a second thing to undo.
        local.flush();
        let part = world.fresh(0);
        cut(&mut || poll(part.restore(&file, bring_back, NOW + 600, at_once), turns), crash);
        let finishing = world.fresh(0);
        block_on(finishing.restore(&file, bring_back, NOW + 700, at_once));
        prop_assert_eq!(said(&world.heads(0)), expected);
        prop_assert!(block_on(finishing.undoable()).is_none_or(|undoable| undoable.finished));
        let after = world.fresh(0);
        block_on(after.undo_restore(at_once));
        prop_assert!(all(&local, &safety) == start, "what was cut off and finished is undone as one");
    }
}

/// What stands, whoever wrote it.
fn said(heads: &Heads) -> Vec<Vec<String>> {
    let sorted = |words: &Vec<String>| {
        let mut words = words.clone();
        words.sort();
        words
    };
    heads.iter().map(|(_, words)| sorted(words)).collect()
}

/// Lets a task go on for so many turns, and no further.
fn poll(task: impl Future, turns: usize) {
    let mut task = pin!(task);
    for _ in 0..turns {
        if task.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready() {
            return;
        }
    }
}
