//! The safety copy: IndexedDB, each write durable on disk before it counts.

use super::{call, property, sitting, storage, texts, window};
use rethread_core::vault::lock::{HEADER_PREFIX, SEALED_PREFIX};
use rethread_core::vault::{Shelf, ShelfError};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

const DATABASE: &str = "rethread";
const STORE: &str = "frames";

thread_local! {
    /// The one connection of this page.
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// IndexedDB as a shelf. The database is opened on first use and again after the browser closed it.
#[derive(Debug, Default, Clone, Copy)]
pub struct SafetyShelf;

impl SafetyShelf {
    async fn database(self) -> Result<IdbDatabase, ShelfError> {
        // In a private sitting nothing may be kept, and nothing from before is shown.
        if sitting::is_on() {
            return Err(ShelfError::Blocked);
        }
        if let Some(open) = OPEN.with_borrow(Clone::clone) {
            return Ok(open);
        }
        let database = open_database().await?;
        OPEN.set(Some(database.clone()));
        Ok(database)
    }

    async fn begin(self, mode: IdbTransactionMode) -> Result<(IdbTransaction, IdbObjectStore), ShelfError> {
        // A browser may close a database under memory pressure; one fresh start is worth trying.
        for _ in 0..2 {
            let database = self.database().await?;
            match start(&database, mode) {
                Ok(begun) => return Ok(begun),
                Err(_) => OPEN.set(None),
            }
        }
        Err(ShelfError::Failed)
    }

    /// The keys that begin in this way, without asking for all others.
    pub async fn beginning(self, start: &str) -> Result<Vec<String>, ShelfError> {
        let (_, store) = self.begin(IdbTransactionMode::Readonly).await?;
        let end = [start, "\u{ffff}"].concat();
        let range = range("bound", &[&start.into(), &end.into()])?;
        let asked = store.get_all_keys_with_key(&range).map_err(|error| storage::why(&error))?;
        Ok(texts(&js_sys::Array::from(&answer(asked).await?)))
    }
}

/// A range of keys, made as `how` says.
fn range(how: &str, ends: &[&JsValue]) -> Result<JsValue, ShelfError> {
    let ranges = window().and_then(|window| property(&window, "IDBKeyRange")).ok_or(ShelfError::Failed)?;
    call(&ranges, how, ends).map_err(|error| storage::why(&error))
}

/// Starts a transaction; a write is strict, so that its end means it is on disk.
fn start(database: &IdbDatabase, mode: IdbTransactionMode) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
    let transaction = match mode {
        IdbTransactionMode::Readwrite => {
            let options = js_sys::Object::new();
            js_sys::Reflect::set(&options, &"durability".into(), &"strict".into())?;
            call(database, "transaction", &[&STORE.into(), &"readwrite".into(), &options])?
                .dyn_into::<IdbTransaction>()?
        }
        _ => database.transaction_with_str(STORE)?,
    };
    let store = transaction.object_store(STORE)?;
    Ok((transaction, store))
}

impl Shelf for SafetyShelf {
    async fn keys(&self) -> Result<Vec<String>, ShelfError> {
        let (_, store) = self.begin(IdbTransactionMode::Readonly).await?;
        let keys = answer(store.get_all_keys().map_err(|error| storage::why(&error))?).await?;
        Ok(texts(&js_sys::Array::from(&keys)))
    }

    // Of ten thousand keys it asks for the few that differ in what they begin with.
    async fn outline(&self) -> Result<Vec<String>, ShelfError> {
        let mut keys = self.beginning(HEADER_PREFIX).await?;
        let mut from = SEALED_PREFIX.to_owned();
        loop {
            let (_, store) = self.begin(IdbTransactionMode::Readonly).await?;
            let first = store.get_key(&range("lowerBound", &[&from.as_str().into()])?);
            let first = answer(first.map_err(|error| storage::why(&error))?).await?.as_string();
            let Some(key) = first.filter(|key| key.starts_with(SEALED_PREFIX)) else { return Ok(keys) };
            // The letters of the data key end with a colon, and a semicolon is what comes next.
            from = match key.get(SEALED_PREFIX.len()..).and_then(|rest| rest.split_once(':')) {
                Some((letters, _)) => [SEALED_PREFIX, letters, ";"].concat(),
                None => [&key, "\0"].concat(),
            };
            keys.push(key);
        }
    }

    async fn get(&self, key: &str) -> Result<Option<String>, ShelfError> {
        let (_, store) = self.begin(IdbTransactionMode::Readonly).await?;
        let value = answer(store.get(&key.into()).map_err(|error| storage::why(&error))?).await?;
        Ok(value.as_string())
    }

    async fn put(&self, key: &str, value: &str) -> Result<(), ShelfError> {
        let (transaction, store) = self.begin(IdbTransactionMode::Readwrite).await?;
        store.put_with_key(&value.into(), &key.into()).map_err(|error| storage::why(&error))?;
        finished(&transaction).await
    }

    // In one transaction, so that no other tab comes between; and asked for at once, so that the write need not wait until
    // the page has its turn again.
    async fn put_beside(
        &self,
        (mark, text): &(String, String),
        values: &[(String, String)],
    ) -> Result<bool, ShelfError> {
        let (transaction, store) = self.begin(IdbTransactionMode::Readwrite).await?;
        let held = store.get(&mark.into()).map_err(|error| storage::why(&error))?;
        put_in(&store, values)?;
        if answer(held).await?.as_string().as_ref() != Some(text) {
            // Takes back what was put.
            let _ = transaction.abort();
            return Ok(false);
        }
        finished(&transaction).await.map(|()| true)
    }

    async fn remove(&self, key: &str) -> Result<(), ShelfError> {
        let (transaction, store) = self.begin(IdbTransactionMode::Readwrite).await?;
        store.delete(&key.into()).map_err(|error| storage::why(&error))?;
        finished(&transaction).await
    }

    // Waiting until it is on disk is what takes long, and one transaction waits once.
    async fn put_all(&self, pairs: &[(String, String)]) -> Result<(), ShelfError> {
        let (transaction, store) = self.begin(IdbTransactionMode::Readwrite).await?;
        put_in(&store, pairs)?;
        finished(&transaction).await
    }

    async fn remove_all(&self, keys: &[String]) -> Result<(), ShelfError> {
        let (transaction, store) = self.begin(IdbTransactionMode::Readwrite).await?;
        for key in keys {
            store.delete(&key.into()).map_err(|error| storage::why(&error))?;
        }
        finished(&transaction).await
    }
}

fn put_in(store: &IdbObjectStore, values: &[(String, String)]) -> Result<(), ShelfError> {
    for (key, value) in values {
        store.put_with_key(&value.into(), &key.into()).map_err(|error| storage::why(&error))?;
    }
    Ok(())
}

async fn open_database() -> Result<IdbDatabase, ShelfError> {
    let factory = window().and_then(|window| window.indexed_db().ok().flatten()).ok_or(ShelfError::Blocked)?;
    let request = factory.open_with_u32(DATABASE, 1).map_err(|_| ShelfError::Blocked)?;
    let make = Closure::once_into_js(move |event: web_sys::Event| {
        let request = event.target().and_then(|target| target.dyn_into::<IdbRequest>().ok());
        let database =
            request.and_then(|request| request.result().ok()).and_then(|result| result.dyn_into::<IdbDatabase>().ok());
        if let Some(database) = database {
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    let opened = answer(request.into()).await.map_err(|why| match why {
        // Chromium gives no reason where it refuses a site all storage: the other copy tells.
        ShelfError::Failed if storage::local().is_none() => ShelfError::Blocked,
        why => why,
    })?;
    let database = opened.dyn_into::<IdbDatabase>().map_err(|_| ShelfError::Failed)?;
    // Whoever deletes it in another tab is not kept waiting.
    let open = database.clone();
    let close = Closure::once_into_js(move || open.close());
    database.set_onversionchange(Some(close.unchecked_ref()));
    Ok(database)
}

/// What a request came to.
async fn answer(request: IdbRequest) -> Result<JsValue, ShelfError> {
    let waiting = js_sys::Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(waiting).await {
        Ok(_) => request.result().map_err(|error| storage::why(&error)),
        Err(_) => Err(failure(request.error().ok().flatten())),
    }
}

/// Waits until a transaction is on disk.
async fn finished(transaction: &IdbTransaction) -> Result<(), ShelfError> {
    let waiting = js_sys::Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onerror(Some(&reject));
        transaction.set_onabort(Some(&reject));
    });
    JsFuture::from(waiting).await.map(|_| ()).map_err(|_| failure(transaction.error()))
}

fn failure(error: Option<web_sys::DomException>) -> ShelfError {
    error.map_or(ShelfError::Failed, |error| storage::why(&error))
}
