//! What was written since everything was gathered, so that only that is read again.

/// What changed since everything was gathered.
#[derive(Debug, Default)]
pub struct Touched {
    /// Keys of revisions that were written, here or in another tab.
    pub keys: Vec<String>,
    /// Whether anything may have changed.
    pub all: bool,
}

/// Keys that are remembered one by one before it is simpler to look at everything.
const TOUCHED: usize = 500;

impl Touched {
    /// Remembers what was written.
    pub fn add(&mut self, keys: impl IntoIterator<Item = String>) {
        self.keys.extend(keys);
        if self.keys.len() > TOUCHED {
            (self.keys, self.all) = (Vec::new(), true);
        }
    }
}
