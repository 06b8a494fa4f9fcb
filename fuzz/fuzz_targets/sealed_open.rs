//! Sealed names and values: anything at all under a sealed name is damage or for a newer version, and never words.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rethread_core::vault::lock::{Header, Kek, Keyring, Keys, Params, SALT, Sealing};
use rethread_core::vault::{Shelf, ShelfError, base32768, frame};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

const PLAIN: &str = "rt1:e0000000000000:1aaaa.:";

#[derive(Clone, Default)]
struct Memory(Rc<RefCell<BTreeMap<String, String>>>);

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

fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => unreachable!("memory answers at once"),
    }
}

fuzz_target!(|data: &[u8]| {
    let random = |bytes: &mut [u8]| {
        bytes.fill(7);
        true
    };
    let keys = Keys::new(&random).expect("there is chance");
    let kek = Kek::take(&mut [7; 32]);
    let header = Header::wrap(&kek, Params::FLOOR, [7; SALT], &keys, 1, &random).expect("a header");
    let ring = Rc::new(Keyring::new(random));
    ring.open(keys, &header);
    let memory = Memory::default();
    let sealing = Sealing::new(memory.clone(), ring);
    let _ = sealing.plain(&["rt2:", &String::from_utf8_lossy(data)].concat());

    let value = frame::write(PLAIN, data);
    now(sealing.put(PLAIN, &value)).expect("it is put");
    assert_eq!(sealing.get_now(PLAIN), Ok(Some(value)));
    let name = memory.0.borrow().keys().find(|key| key.starts_with("rt2:")).cloned().expect("it is sealed");
    let forged = [data, &checksum(&name, data).to_le_bytes()].concat();
    for text in [String::from_utf8_lossy(data).into_owned(), base32768::encode(data), base32768::encode(&forged)] {
        memory.0.borrow_mut().insert(name.clone(), text);
        let found = sealing.get_now(PLAIN).expect("it answers").expect("it is there");
        assert!(frame::read(PLAIN, &found).is_err());
    }
});

fn checksum(key: &str, data: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    };
    !key.as_bytes().iter().chain(data).fold(u32::MAX, step)
}
