//! The safety copy: IndexedDB, each write durable on disk before it counts.

use super::{call, events, property, sitting, storage, texts, window};
use rethread_core::vault::lock::{HEADER_PREFIX, SEALED_PREFIX};
use rethread_core::vault::{Shelf, ShelfError};
use std::cell::{Cell, RefCell};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, IdbTransactionMode};

/// What the window is told when it answers again after all.
pub const ANSWERED: &str = "rethread:safety";

const DATABASE: &str = "rethread";
const STORE: &str = "frames";

/// How long opening it may take, and anything asked of it then, in milliseconds. A browser may wait for a page that will
/// never let go, and say nothing.
const OPENS_MS: i32 = 5000;
const ANSWERS_MS: i32 = 12_000;

/// How long to wait before it is asked for again after that, in milliseconds; twice as long each time, up to the second.
const AGAIN_MS: i32 = 10_000;
const SELDOM_MS: i32 = 320_000;

thread_local! {
    /// The one connection of this page.
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
    /// Whether it took too long to answer: it counts as not there until it takes a write again, or cannot be opened at all.
    static LATE: Cell<bool> = const { Cell::new(false) };
    /// Changes with the connection: what an earlier one did not answer says nothing of this one.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// IndexedDB as a shelf. The database is opened on first use and again after the browser closed it.
#[derive(Debug, Default, Clone, Copy)]
pub struct SafetyShelf;

impl SafetyShelf {
    async fn database(self) -> Result<IdbDatabase, ShelfError> {
        // Asking each time would queue thousands of requests.
        if LATE.get() && !sitting::is_on() {
            return Err(ShelfError::Failed);
        }
        if sitting::is_on() || OPEN.with_borrow(Option::is_none) {
            open_database().await?;
        }
        OPEN.with_borrow(Clone::clone).ok_or(ShelfError::Failed)
    }

    /// Whether it took too long to answer and has not answered since.
    pub fn is_late(self) -> bool {
        LATE.get()
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
        let held = answer(held).await;
        if !held.as_ref().is_ok_and(|held| held.as_string().as_ref() == Some(text)) {
            // Takes back what was put, also where it would come later, when another may stand there.
            let _ = transaction.abort();
            return held.map(|_| false);
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

/// Asks for the database, without waiting for it.
fn ask() -> Result<IdbOpenDbRequest, ShelfError> {
    // In a private sitting nothing may be kept, and nothing from before is shown.
    if sitting::is_on() {
        return Err(ShelfError::Blocked);
    }
    let factory = window().and_then(|window| window.indexed_db().ok().flatten()).ok_or(ShelfError::Blocked)?;
    let request = factory.open_with_u32(DATABASE, 1).map_err(|_| ShelfError::Blocked)?;
    listen(&request, &["upgradeneeded", "success", "error"]);
    Ok(request)
}

async fn open_database() -> Result<(), ShelfError> {
    let request = ask()?;
    match answer_in(OPENS_MS, request.into()).await {
        Err(_) if OPEN.with_borrow(Option::is_some) => Ok(()),
        // Chromium gives no reason where it refuses a site all storage: the other copy tells.
        Err(ShelfError::Failed) if storage::local().is_none() => Err(ShelfError::Blocked),
        answered => answered.map(drop),
    }
}

/// It does not answer, and counts as not there.
fn give_up() {
    take(None);
    if !LATE.replace(true) {
        ask_again(AGAIN_MS);
    }
}

/// Asks for it every so often, which can also bring an answer that the browser has forgotten to give.
fn ask_again(ms: i32) {
    events::later(ms, move || match LATE.get().then(ask) {
        Some(Ok(_)) => ask_again(SELDOM_MS.min(ms * 2)),
        Some(Err(_)) => answers(),
        None => {}
    });
}

/// It counts again, and the window hears of it.
fn answers() {
    if LATE.replace(false) {
        events::tell_window(ANSWERED);
    }
}

/// Puts a connection in place of the one there was.
fn take(database: Option<IdbDatabase>) {
    TURN.set(TURN.get().wrapping_add(1));
    if let Some(before) = OPEN.replace(database) {
        before.close();
    }
}

fn listen(target: &web_sys::EventTarget, names: &[&str]) {
    let hear = Closure::<dyn FnMut(web_sys::Event)>::new(hear).into_js_value();
    for name in names {
        let _ = target.add_event_listener_with_callback(name, hear.unchecked_ref());
    }
}

/// What becomes of the database, whether or not somebody still waits for it.
fn hear(event: web_sys::Event) {
    let Some(target) = event.target() else { return };
    let name = event.type_();
    // Whoever deletes it in another tab is not kept waiting.
    if name == "versionchange" {
        return target.unchecked_into::<IdbDatabase>().close();
    }
    if name == "complete" {
        return answers();
    }
    let database = target.unchecked_into::<IdbRequest>().result().map(JsCast::unchecked_into::<IdbDatabase>);
    match database {
        Ok(database) if name == "upgradeneeded" => {
            let _ = database.create_object_store(STORE);
        }
        Ok(database) if name == "success" => {
            listen(&database, &["versionchange"]);
            // It can open at once and still take no write.
            if LATE.get()
                && let Ok((transaction, store)) = start(&database, IdbTransactionMode::Readwrite)
            {
                let _ = store.get(&STORE.into());
                listen(&transaction, &["complete"]);
            }
            take(Some(database));
        }
        _ => answers(),
    }
}

/// What a request came to.
async fn answer(request: IdbRequest) -> Result<JsValue, ShelfError> {
    answer_in(ANSWERS_MS, request).await
}

async fn answer_in(ms: i32, request: IdbRequest) -> Result<JsValue, ShelfError> {
    let (asked, _limit) = in_time(ms, &|resolve, reject| {
        request.set_onsuccess(Some(resolve));
        request.set_onerror(Some(reject));
    });
    match asked.await {
        Ok(_) => request.result().map_err(|error| storage::why(&error)),
        Err(_) => Err(failure(request.error().ok().flatten())),
    }
}

/// Waits until a transaction is on disk.
async fn finished(transaction: &IdbTransaction) -> Result<(), ShelfError> {
    let (asked, _limit) = in_time(ANSWERS_MS, &|resolve, reject| {
        transaction.set_oncomplete(Some(resolve));
        transaction.set_onerror(Some(reject));
        transaction.set_onabort(Some(reject));
    });
    asked.await.map(drop).map_err(|_| {
        let why = failure(transaction.error());
        // What counts as not written must not come later.
        let _ = transaction.abort();
        why
    })
}

/// What is answered, or an error after so many milliseconds, for as long as the limit is held.
fn in_time(ms: i32, ask: &dyn Fn(&js_sys::Function, &js_sys::Function)) -> (JsFuture, Option<events::Wait>) {
    let (mut limit, turn) = (None, TURN.get());
    let waiting = js_sys::Promise::new(&mut |resolve, reject| {
        ask(&resolve, &reject);
        limit = events::wait(ms, move || {
            // Of several that ask for it at once, a browser may forget the first alone.
            if TURN.get() == turn {
                give_up();
            }
            let _ = reject.call0(&JsValue::UNDEFINED);
        });
    });
    (waiting.into(), limit)
}

fn failure(error: Option<web_sys::DomException>) -> ShelfError {
    error.map_or(ShelfError::Failed, |error| storage::why(&error))
}
