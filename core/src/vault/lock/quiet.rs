//! Waiting until no write is under way that was begun before the lock changed.

use std::cell::{Cell, RefCell};
use std::task::{Poll, Waker};

/// How many writes are under way, and who waits for their end.
#[derive(Default)]
pub(super) struct Writes {
    under_way: Cell<usize>,
    waiting: RefCell<Vec<Waker>>,
}

/// A write under way; over when this is dropped, however it ended.
pub(super) struct Writing<'a>(&'a Writes);

impl Writes {
    pub(super) fn begin(&self) -> Writing<'_> {
        self.under_way.set(self.under_way.get() + 1);
        Writing(self)
    }

    /// Waits until none is under way.
    pub(super) async fn end(&self) {
        std::future::poll_fn(|context| {
            if self.under_way.get() == 0 {
                return Poll::Ready(());
            }
            self.waiting.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        self.0.under_way.set(self.0.under_way.get().saturating_sub(1));
        self.0.waiting.take().into_iter().for_each(Waker::wake);
    }
}
