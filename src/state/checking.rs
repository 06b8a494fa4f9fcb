//! Reading everything that is kept, because a person asked, and counting what it came to.

use super::{Store, durable};
use crate::browser::events;
use rethread_core::vault::Round;

/// Revisions checked between two breaths.
const AT_ONCE: usize = 20;

/// Reads every revision in both copies and mends what can be mended; `told` hears how many were read, of how many.
pub async fn check_everything(store: Store, told: impl Fn(usize, usize)) -> Round {
    let vault = store.vault();
    let mut round = Round::default();
    while vault.check_next(&mut round, AT_ONCE).await {
        told(round.read, round.total);
        events::breathe().await;
    }
    durable::show_standing(store);
    store.mark_changed();
    round
}
