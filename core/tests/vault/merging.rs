//! In whatever order tabs hear of each other's revisions, all come to the same heads, and each branch has its words.

use crate::by_hand::{Kept, copies, entry, opened, revs, tab, text, words};
use pollster::block_on;
use proptest::prelude::*;
use proptest::sample::Index;
use rethread_core::vault::{Rev, State};

/// What one of three tabs does: to which record, as what, and whether it heard of the others before.
type Doing = (usize, u64, u8, bool);

fn act(vault: &Kept, number: u64, how: u8, said: &str, now: u64) {
    let id = entry(number);
    let begun = match how {
        0 => vault.begin_delete(&id, now),
        1 => vault.begin_restore(&id, now),
        // An editor that knows nothing of what is there.
        2 => Some(vault.begin(&id, &[], State::Open, text(said), now)),
        _ => Some(vault.begin(&id, &revs(vault, &id), State::Kept, text(said), now)),
    };
    if let Some(begun) = begun {
        block_on(vault.finish(begun));
    }
}

fn seen(vault: &Kept) -> Vec<(Vec<Rev>, Vec<String>)> {
    (0..2).map(|number| (revs(vault, &entry(number)), words(vault, &entry(number)))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_hearing_does_not_matter(
        life in proptest::collection::vec((0..3usize, 0..2u64, 0..6u8, any::<bool>()), 1..16),
        order in proptest::collection::vec(any::<Index>(), 16..60),
        compacted in any::<bool>(),
    ) {
        let life: Vec<Doing> = life;
        let (local, safety) = copies();
        let tabs: Vec<Kept> = (1..4).map(|number| opened(&local, &safety, number * 7919)).collect();
        for (now, (who, number, how, heard)) in life.into_iter().enumerate() {
            if heard {
                block_on(tabs[who].absorb(&local.revisions()));
            }
            act(&tabs[who], number, how, &format!("said {now} by {who}"), now as u64);
        }
        let mut keys = local.revisions();
        let expected = seen(&opened(&local, &safety, 5));
        if compacted {
            block_on(opened(&local, &safety, 6).compact(50));
        }
        for chance in order.iter().filter(|_| !expected.iter().all(|(heads, _)| heads.is_empty())) {
            let key = keys.remove(chance.index(keys.len()));
            keys.push(key);
        }
        let fresh = tab(&local, &safety, 7);
        for key in &keys {
            block_on(fresh.absorb(std::slice::from_ref(key)));
        }
        prop_assert_eq!(seen(&fresh), expected.clone());
        for vault in &tabs {
            block_on(vault.absorb(&keys));
            prop_assert_eq!(seen(vault), expected.clone());
        }
        prop_assert_eq!(seen(&opened(&local, &safety, 8)), expected);
    }
}
