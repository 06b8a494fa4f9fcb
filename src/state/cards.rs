//! Cards to carry, of which there is one of each name.

use super::{Draft, Found, Store};
use rethread_core::record::{Body, Card};
use rethread_core::vault::{RecordId, State};

/// The card of this name, to be written on; `None` while it cannot be read. Versions written apart are joined.
pub fn card(store: Store, name: &str, title: &str) -> Option<Draft<Card>> {
    let id = RecordId::singleton(Card::KIND, name)?;
    store.join_versions(&id, Card::join);
    match store.load::<Card>(&id) {
        Found::Here(card) => Some(Draft::singleton(store, name, Card { title: title.to_owned(), ..card }, State::Kept)),
        Found::Gone => {
            let card = Card { name: name.to_owned(), title: title.to_owned(), ..Card::default() };
            Some(Draft::singleton(store, name, card, State::Kept))
        }
        Found::Waiting | Found::Unreadable => None,
    }
}
