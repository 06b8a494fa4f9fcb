//! Zips: anything is read or refused within its caps, and what is read is what a zip of it reads as.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rethread_core::exchange::zip::{Caps, read, write};

const CAPS: Caps = Caps { size: 1 << 20, files: 100, name: 100, one: 1 << 16, total: 1 << 17, ratio: 100 };

fuzz_target!(|data: &[u8]| {
    if let Ok(files) = read(data, &CAPS) {
        assert!(files.iter().map(|file| file.bytes.len()).sum::<usize>() <= CAPS.total);
        let pairs: Vec<(&str, &[u8])> = files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
        let again = write(&pairs).map(|zip| read(&zip, &Caps { ratio: usize::MAX, name: 1000, ..CAPS }));
        assert_eq!(again, Ok(Ok(files)));
    }
    // A file with the right checksums, so that more than the directory is reached.
    let zip = write(&[("a", data)]);
    if let Ok(zip) = zip {
        let found = read(&zip, &Caps::default());
        assert_eq!(found.as_deref().ok().and_then(|files| files.first()).map(|file| file.bytes.as_slice()), Some(data));
    }
});
