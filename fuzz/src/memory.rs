//! A copy of the vault in memory, which answers at once.

use rethread_core::vault::{Shelf, ShelfError};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

#[derive(Clone, Default)]
pub struct Memory(pub Rc<RefCell<BTreeMap<String, String>>>);

impl Shelf for Memory {
    async fn keys(&self) -> Result<Vec<String>, ShelfError> {
        Ok(self.0.borrow().keys().cloned().collect())
    }

    async fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        self.get_now(key)
    }

    async fn put(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        self.0.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    async fn remove(&self, key: &str) -> Result<(), ShelfError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn get_now(&self, key: &str) -> Result<Option<String>, ShelfError> {
        Ok(self.0.borrow().get(key).cloned())
    }
}

/// What is done by the first poll, as everything over memory is.
pub fn now<T>(task: impl Future<Output = T>) -> T {
    match pin!(task).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => unreachable!("memory answers at once"),
    }
}
