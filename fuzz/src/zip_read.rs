//! Zips: anything is read or refused within its caps, and what is read is what a zip of it reads as.

use rethread_core::exchange::zip::{Caps, read, write};

const CAPS: Caps = Caps { size: 1 << 20, files: 100, name: 100, one: 1 << 16, total: 1 << 17, ratio: 100 };

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    let Some((&way, data)) = data.split_first() else { return };
    // A file with the right checksums, so that more than the directory is reached. Writing takes the most time.
    if way % 16 == 15 {
        if let Ok(zip) = write(&[("a", data)]) {
            let found = read(&zip, &Caps::default());
            let first = found.as_deref().ok().and_then(|files| files.first());
            assert_eq!(first.map(|file| file.bytes.as_slice()), Some(data));
        }
    } else if let Ok(files) = read(data, &CAPS) {
        assert!(files.iter().map(|file| file.bytes.len()).sum::<usize>() <= CAPS.total);
        let pairs: Vec<(&str, &[u8])> = files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
        let again = write(&pairs).map(|zip| read(&zip, &Caps { ratio: usize::MAX, name: 1000, ..CAPS }));
        assert_eq!(again, Ok(Ok(files)));
    }
}
