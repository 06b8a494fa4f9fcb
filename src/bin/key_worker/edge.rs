//! What JavaScript calls: bytes come in and go out, and every copy that was made on the way is wiped.

use crate::{age_file, derive, pace};
use age::secrecy::SecretString;
use js_sys::{Function, Reflect, Uint8Array};
use rethread_core::keys::{KeyError, Params};
use wasm_bindgen::prelude::*;
use zeroize::{Zeroize, Zeroizing};

/// The 32 bytes of a key.
#[wasm_bindgen]
pub fn derive(passphrase: &Uint8Array, salt: &[u8], m_kib: u32, t: u32, p: u32) -> Result<Uint8Array, u32> {
    let passphrase = taken(passphrase);
    let key = derive::key(&passphrase, salt, Params { m_kib, t, p }).map_err(KeyError::number)?;
    Ok(Uint8Array::from(key.as_slice()))
}

/// The hardest parameters that this device derives with in half a second: memory in KiB, passes, lanes.
#[wasm_bindgen]
pub fn tune() -> Result<Vec<u32>, u32> {
    let took = |params: Params| timed(|| derive::key(&[0; 16], &[0; 16], params).map(drop));
    let params = pace::strongest(took).map_err(KeyError::number)?;
    Ok(vec![params.m_kib, params.t, params.p])
}

/// A file that the passphrase opens.
#[wasm_bindgen]
pub fn age_encrypt(plain: &Uint8Array, passphrase: &Uint8Array) -> Result<Uint8Array, u32> {
    let passphrase = secret(passphrase).map_err(KeyError::number)?;
    let took = |work: u8| timed(|| age_file::seal(&[], SecretString::default(), work).map(drop));
    let work = pace::work(took).map_err(KeyError::number)?;
    let sealed = age_file::seal(&taken(plain), passphrase, work).map_err(KeyError::number)?;
    Ok(Uint8Array::from(sealed.as_slice()))
}

/// What is in a sealed file.
#[wasm_bindgen]
pub fn age_decrypt(file: &Uint8Array, passphrase: &Uint8Array) -> Result<Uint8Array, u32> {
    let passphrase = secret(passphrase).map_err(KeyError::number)?;
    let plain = age_file::open(&file.to_vec(), passphrase).map(Zeroizing::new).map_err(KeyError::number)?;
    Ok(Uint8Array::from(plain.as_slice()))
}

/// The bytes, which are wiped where they came from.
fn taken(bytes: &Uint8Array) -> Zeroizing<Vec<u8>> {
    let taken = Zeroizing::new(bytes.to_vec());
    bytes.fill(0, 0, bytes.length());
    taken
}

fn secret(passphrase: &Uint8Array) -> Result<SecretString, KeyError> {
    // A passphrase is text; what is none opens nothing.
    String::from_utf8(taken(passphrase).to_vec()).map(SecretString::from).map_err(|error| {
        error.into_bytes().zeroize();
        KeyError::WrongPassphrase
    })
}

/// How long it took, in milliseconds.
fn timed(task: impl FnOnce() -> Result<(), KeyError>) -> Result<f64, KeyError> {
    let before = now().ok_or(KeyError::Stopped)?;
    task()?;
    Ok(now().ok_or(KeyError::Stopped)? - before)
}

/// A clock that never goes back.
fn now() -> Option<f64> {
    let performance = Reflect::get(&js_sys::global(), &"performance".into()).ok()?;
    let now = Reflect::get(&performance, &"now".into()).ok()?.dyn_into::<Function>().ok()?;
    now.call0(&performance).ok()?.as_f64()
}
