//! One place that keeps frames: localStorage, IndexedDB, or what a test makes of either.

/// Why a shelf did not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShelfError {
    /// The browser does not let anything be kept there.
    Blocked,
    /// There is no room.
    Full,
    /// Anything else; trying again may help.
    Failed,
}

/// One copy of the vault. Futures stay on one thread. The work of a localStorage shelf is done by the first poll.
#[allow(async_fn_in_trait)]
pub trait Shelf {
    /// Every key there is, ours or not.
    async fn keys(&self) -> Result<Vec<String>, ShelfError>;
    /// Enough of the keys to know a lock by: every header, and of what each data key sealed at least one. A shelf that has
    /// no shorter way gives them all.
    async fn outline(&self) -> Result<Vec<String>, ShelfError> {
        self.keys().await
    }
    /// The value of a key.
    async fn get(&self, key: &str) -> Result<Option<String>, ShelfError>;
    /// Keeps a value; done means as durable as this shelf can promise.
    async fn put(&self, key: &str, value: &str) -> Result<(), ShelfError>;
    /// Removes a key; removing what is not there is no error.
    async fn remove(&self, key: &str) -> Result<(), ShelfError>;
    /// Keeps several values if the one beside them, a key and what it holds, is as it is said to be; whether it was.
    async fn put_beside(
        &self,
        (mark, text): &(String, String),
        values: &[(String, String)],
    ) -> Result<bool, ShelfError> {
        if self.get(mark).await?.as_deref() != Some(text) {
            return Ok(false);
        }
        self.put_all(values).await.map(|()| true)
    }
    /// Keeps several values. After an error some of them may be kept.
    async fn put_all(&self, values: &[(String, String)]) -> Result<(), ShelfError> {
        for (key, value) in values {
            self.put(key, value).await?;
        }
        Ok(())
    }
    /// Removes several keys. After an error some of them may be gone.
    async fn remove_all(&self, keys: &[String]) -> Result<(), ShelfError> {
        for key in keys {
            self.remove(key).await?;
        }
        Ok(())
    }
    /// The value of a key without waiting, where the shelf can.
    fn get_now(&self, _key: &str) -> Result<Option<String>, ShelfError> {
        Err(ShelfError::Blocked)
    }
    /// How many UTF-16 units a key and its value take, without waiting, where the shelf can; else 0.
    fn units_now(&self, key: &str) -> u64 {
        self.get_now(key).ok().flatten().map_or(0, |value| units(key, &value))
    }
}

/// How many UTF-16 units a key and its value take.
pub(super) fn units(key: &str, value: &str) -> u64 {
    (key.encode_utf16().count() + value.encode_utf16().count()) as u64
}
