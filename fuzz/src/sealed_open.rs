//! Sealed names and values: anything at all under a sealed name is damage or for a newer version, and never words.

use rethread_core::vault::lock::{Header, Kek, Keyring, Keys, Params, SALT, Sealing};
use rethread_core::vault::{Shelf, base32768, frame};
use std::rc::Rc;

use super::framing::summed;
use super::memory::{Memory, now};

const PLAIN: &str = "rt1:e0000000000000:1aaaa.:";

/// A copy behind a lock that is open, what is beneath it, and the sealed name of [`PLAIN`].
struct Locked {
    memory: Memory,
    sealing: Sealing<Memory>,
    name: String,
}

fn locked() -> Locked {
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
    now(sealing.put(PLAIN, &frame::write(PLAIN, b"a"))).expect("it is put");
    let name = memory.0.borrow().keys().find(|key| key.starts_with("rt2:")).cloned().expect("it is sealed");
    Locked { memory, sealing, name }
}

thread_local! {
    static LOCKED: Locked = locked();
}

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    let Some((&way, data)) = data.split_first() else { return };
    LOCKED.with(|Locked { memory, sealing, name }| {
        let text = match way % 16 {
            0..3 => {
                let _ = sealing.plain(&["rt2:", &String::from_utf8_lossy(data)].concat());
                return;
            }
            // Writing compresses, which takes fifty times as long as reading.
            15 => {
                let value = frame::write(PLAIN, data);
                now(sealing.put(PLAIN, &value)).expect("it is put");
                assert_eq!(sealing.get_now(PLAIN), Ok(Some(value)));
                return;
            }
            3..5 => String::from_utf8_lossy(data).into_owned(),
            5..7 => base32768::encode(data),
            _ => base32768::encode(&summed(name, data)),
        };
        memory.0.borrow_mut().insert(name.clone(), text);
        let found = sealing.get_now(PLAIN).expect("it answers").expect("it is there");
        assert!(frame::read(PLAIN, &found).is_err());
    });
}
