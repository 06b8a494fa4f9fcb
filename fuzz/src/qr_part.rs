//! Parts of a transfer: any text is read or refused; what is read is written the same; whatever else comes between, the
//! parts of a transfer come together.

use super::arranged;
use rethread_core::exchange::qr::{Collector, Grain, Part, base45, split};

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    let Some(data) = arranged::<(String, Vec<u8>, Vec<u16>)>(data) else { return };
    let (text, bytes, order) = data;
    for text in [text.clone(), ["RT1 1/2 ", &text].concat(), ["RT1 ", &text, &base45::encode(&bytes)].concat()] {
        if let Ok(part) = Part::read(&text) {
            assert_eq!(part.write(), text);
        }
    }
    let Ok(texts) = split(&bytes, Grain::Coarse) else { return };
    let mut collector = Collector::default();
    for at in order {
        match texts.get(usize::from(at)) {
            Some(text) => _ = collector.take(text),
            // One that is right by itself and belongs to nothing, with numbers of its own.
            None => {
                let (number, total) = (at % 7, at >> 8);
                let part = Part { digest: [at as u8; 10], number, total, bytes: bytes.clone() };
                let _ = collector.take(&part.write());
            }
        }
        let _ = (collector.progress(), collector.whole());
    }
    texts.iter().for_each(|text| _ = collector.take(text));
    assert_eq!(collector.whole(), Some(bytes));
}
