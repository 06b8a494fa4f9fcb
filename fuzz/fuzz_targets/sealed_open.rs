//! Sealed names and values: anything at all under a sealed name is damage or for a newer version, and never words.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rethread_core::vault::lock::{Header, Kek, Keyring, Keys, Params, SALT, Sealing};
use framing::summed;
use memory::{Memory, now};
use rethread_core::vault::{Shelf, base32768, frame};
use std::rc::Rc;

mod framing;
mod memory;

const PLAIN: &str = "rt1:e0000000000000:1aaaa.:";

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
    let forged = summed(&name, data);
    for text in [String::from_utf8_lossy(data).into_owned(), base32768::encode(data), base32768::encode(&forged)] {
        memory.0.borrow_mut().insert(name.clone(), text);
        let found = sealing.get_now(PLAIN).expect("it answers").expect("it is there");
        assert!(frame::read(PLAIN, &found).is_err());
    }
});
