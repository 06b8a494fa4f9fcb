//! The key worker: a program of its own, started when a passphrase is first needed, so that the page never freezes.
//!
//! Passphrases go over as bytes that are wiped there. The worker ends by itself a while after its last answer, and at
//! once with [`end`].

use super::events::{Wait, wait};
use super::{property, window};
use js_sys::{Array, Function, JsString, Promise, Uint8Array};
use rethread_core::keys::{KeyError, Params};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};
use zeroize::Zeroizing;

/// The element of the page that carries the digest in the worker's name.
const NAMED_BY: &str = "meta[name='rethread-keys']";
/// How long a worker with nothing to do is kept: choosing a passphrase measures first and derives then.
const IDLE_MS: i32 = 20_000;

/// The worker while it runs.
struct Running {
    worker: Worker,
    /// Who waits for which answer.
    waiting: Vec<(u32, Function)>,
    asked: u32,
    idle: Option<Wait>,
}

thread_local!(static RUNNING: RefCell<Option<Running>> = const { RefCell::new(None) });

/// The 32 bytes that a passphrase and a salt give.
pub async fn derive(passphrase: &str, salt: &[u8], params: Params) -> Result<[u8; 32], KeyError> {
    let numbers = [params.m_kib, params.t, params.p].map(JsValue::from);
    let given = [bytes(&normal(passphrase)), Uint8Array::from(salt).into()];
    let answer = ask("derive", given.iter().chain(&numbers)).await?;
    let key = answer.dyn_into::<Uint8Array>().map_err(|_| KeyError::Stopped)?;
    if key.length() != 32 {
        return Err(KeyError::Stopped);
    }
    let mut derived = [0; 32];
    key.copy_to(&mut derived);
    key.fill(0, 0, 32);
    Ok(derived)
}

/// The hardest parameters that this device derives with in half a second.
pub async fn tune() -> Result<Params, KeyError> {
    let answer = ask("tune", []).await?;
    let number = |at: u32| Some(js_sys::Reflect::get_u32(&answer, at).ok()?.as_f64()? as u32);
    match (number(0), number(1), number(2)) {
        (Some(m_kib), Some(t), Some(p)) => Ok(Params { m_kib, t, p }),
        _ => Err(KeyError::Stopped),
    }
}

/// A file in the `age` format that the passphrase opens.
pub async fn age_encrypt(plain: &[u8], passphrase: &str) -> Result<Vec<u8>, KeyError> {
    file("age_encrypt", plain, &normal(passphrase)).await
}

/// What is in a file in the `age` format, binary or armored.
pub async fn age_decrypt(sealed: &[u8], passphrase: &str) -> Result<Vec<u8>, KeyError> {
    let written = normal(passphrase);
    match file("age_decrypt", sealed, &written).await {
        // Other programs take a passphrase as it was typed.
        Err(KeyError::WrongPassphrase) if *written != passphrase => file("age_decrypt", sealed, passphrase).await,
        result => result,
    }
}

/// Starts the worker ahead of being asked, while a person types.
pub fn prepare() {
    let _ = with_running(|_| ());
}

/// Ends the worker, with whatever it is at and all of its memory.
pub fn end() {
    stop(KeyError::Stopped);
}

async fn file(task: &str, given: &[u8], passphrase: &str) -> Result<Vec<u8>, KeyError> {
    let given = [Uint8Array::from(given).into(), bytes(passphrase)];
    let answer = ask(task, &given).await?;
    Ok(answer.dyn_into::<Uint8Array>().map_err(|_| KeyError::Stopped)?.to_vec())
}

/// One passphrase in one spelling: keyboards differ in how they write an accent.
fn normal(passphrase: &str) -> Zeroizing<String> {
    Zeroizing::new(JsString::from(passphrase).normalize("NFC").into())
}

fn bytes(passphrase: &str) -> JsValue {
    Uint8Array::from(passphrase.as_bytes()).into()
}

/// Asks for a task and waits for its answer. Bytes are handed over rather than copied.
async fn ask<'a>(task: &str, given: impl IntoIterator<Item = &'a JsValue>) -> Result<JsValue, KeyError> {
    let given: Array = given.into_iter().collect();
    let handed: Array = given.iter().filter_map(|value| property(&value, "buffer")).collect();
    let mut sent = Err(KeyError::WorkerMissing);
    let answered = Promise::new(&mut |resolve, _| {
        sent = with_running(|running| {
            running.asked += 1;
            running.idle = None;
            let message = Array::of3(&running.asked.into(), &task.into(), &given);
            running.waiting.push((running.asked, resolve));
            running.worker.post_message_with_transfer(&message, &handed).map_err(|_| KeyError::Stopped)
        })
        .and_then(|sent| sent);
    });
    sent?;
    let answer: Array =
        JsFuture::from(answered).await.ok().and_then(|it| it.dyn_into().ok()).ok_or(KeyError::Stopped)?;
    match answer.get(1).as_f64() {
        Some(0.0) => Ok(answer.get(2)),
        number => Err(KeyError::from_number(number.unwrap_or_default() as u32)),
    }
}

fn with_running<T>(task: impl FnOnce(&mut Running) -> T) -> Result<T, KeyError> {
    RUNNING.with_borrow_mut(|running| {
        if running.is_none() {
            *running = Some(start()?);
        }
        running.as_mut().map(task).ok_or(KeyError::WorkerMissing)
    })
}

fn start() -> Result<Running, KeyError> {
    let named = window().and_then(|window| window.document()?.query_selector(NAMED_BY).ok()?);
    let digest = named.and_then(|named| named.get_attribute("content")).ok_or(KeyError::WorkerMissing)?;
    let address = ["./key-worker-", &digest, ".js"].concat();
    let worker = Worker::new(&address).map_err(|_| KeyError::WorkerMissing)?;
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        if let Ok(answer) = event.data().dyn_into::<Array>() {
            hear(&answer);
        }
    });
    worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    // What a worker can fail at without an answer is starting: its script is not there.
    let failed = Closure::<dyn FnMut()>::new(|| stop(KeyError::WorkerMissing));
    worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
    failed.forget();
    Ok(Running { worker, waiting: Vec::new(), asked: 0, idle: wait(IDLE_MS, end) })
}

/// Hands an answer to whoever waits for it.
fn hear(answer: &Array) {
    let id = answer.get(0).as_f64().unwrap_or_default() as u32;
    let error = answer.get(1).as_f64().unwrap_or_default() as u32;
    let resolve = RUNNING.with_borrow_mut(|running| {
        let running = running.as_mut()?;
        let at = running.waiting.iter().position(|(waiting, _)| *waiting == id)?;
        if running.waiting.len() == 1 {
            running.idle = wait(IDLE_MS, end);
        }
        Some(running.waiting.swap_remove(at).1)
    });
    if let Some(resolve) = resolve {
        let _ = resolve.call1(&JsValue::UNDEFINED, answer);
    }
    // Such a worker gives no second answer; the next to ask starts another.
    let broken = [KeyError::Stopped, KeyError::WorkerMissing, KeyError::NoRoom].map(KeyError::number);
    if broken.contains(&error) {
        stop(KeyError::Stopped);
    }
}

/// Ends the worker and tells whoever still waits.
fn stop(why: KeyError) {
    let Some(running) = RUNNING.take() else { return };
    running.worker.terminate();
    for (id, resolve) in running.waiting {
        let _ = resolve.call1(&JsValue::UNDEFINED, &Array::of2(&id.into(), &why.number().into()));
    }
}
