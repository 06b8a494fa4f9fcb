//! A long life of the vault by chance: two tabs write, delete and restore while the copies fail, lie, fill up, lose
//! values and crash. At the end one new tab opens what is left, and every word that a surviving copy took in is there.

use crate::shelves::Mood;
use crate::world::World;
use proptest::prelude::*;

#[derive(Debug, Clone)]
pub enum Step {
    Write {
        tab: usize,
        record: usize,
        open: bool,
    },
    /// Saves from an editor that was opened some time ago.
    WriteOld {
        tab: usize,
        record: usize,
    },
    OpenEditor {
        tab: usize,
        record: usize,
    },
    Delete {
        tab: usize,
        record: usize,
    },
    Restore {
        tab: usize,
        record: usize,
    },
    Hear {
        tab: usize,
    },
    Open {
        tab: usize,
    },
    Verify {
        tab: usize,
    },
    Retry {
        tab: usize,
    },
    Compact {
        tab: usize,
    },
    Reload {
        tab: usize,
    },
    /// Lets what is under way go on, in any order.
    GoOn(Vec<u16>),
    Settle,
    Flush,
    Crash,
    WipeLocal,
    WipeSafety,
    Damage {
        local: bool,
        which: u16,
        how: u8,
    },
    Mood {
        local: bool,
        mood: Mood,
    },
    /// In minutes; the clock can go backwards.
    Pass(i64),
    SetLock {
        tab: usize,
    },
    ChangePassphrase {
        tab: usize,
    },
    ChangeLock {
        tab: usize,
    },
    RemoveLock {
        tab: usize,
    },
    FinishLock {
        tab: usize,
    },
    /// Both tabs lock and are opened again.
    Relock,
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
        6 => proptest::collection::vec(any::<u16>(), 1..12).prop_map(Step::GoOn),
        4 => Just(Step::Settle),
        3 => Just(Step::Flush),
        2 => Just(Step::Crash),
        1 => Just(Step::WipeLocal),
        1 => Just(Step::WipeSafety),
        2 => (any::<bool>(), any::<u16>(), 0..4u8).prop_map(|(local, which, how)| Step::Damage { local, which, how }),
        4 => (any::<bool>(), mood).prop_map(|(local, mood)| Step::Mood { local, mood }),
        3 => prop_oneof![-120..600i64, 0..30_000i64].prop_map(Step::Pass),
    ]
}

/// The same life with a lock that comes, changes and goes.
fn steps_with_a_lock() -> impl Strategy<Value = Step> {
    let tab = 0..2usize;
    prop_oneof![
        20 => steps(),
        2 => tab.clone().prop_map(|tab| Step::SetLock { tab }),
        1 => tab.clone().prop_map(|tab| Step::ChangePassphrase { tab }),
        1 => tab.clone().prop_map(|tab| Step::ChangeLock { tab }),
        1 => tab.clone().prop_map(|tab| Step::RemoveLock { tab }),
        1 => tab.prop_map(|tab| Step::FinishLock { tab }),
        1 => Just(Step::Relock),
    ]
}

/// `RETHREAD_CASES` asks for a longer search than every run can afford.
fn cases() -> u32 {
    std::env::var("RETHREAD_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(256)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost_that_a_surviving_copy_took_in(seed in any::<u64>(), life in proptest::collection::vec(steps(), 1..70)) {
        let mut world = World::new(seed);
        for step in life {
            world.take(step);
        }
        world.judge();
    }

    #[test]
    fn no_word_is_lost_under_a_lock_and_none_is_left_readable(seed in any::<u64>(), life in proptest::collection::vec(steps_with_a_lock(), 1..90)) {
        let mut world = World::new(seed);
        world.take(Step::SetLock { tab: 0 });
        for step in life {
            world.take(step);
        }
        world.judge();
    }
}
