//! Zips read back as written, and what a hostile one says is not believed.

use proptest::prelude::*;
use rethread_core::exchange::zip::{Caps, File, ZipError, read, read_some, write};

fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    write(files).expect("it fits a zip")
}

fn plain() -> Vec<u8> {
    zipped(&[("a.txt", b"some words, some words, some words"), ("b/c.txt", b"x")])
}

/// Puts bytes behind a signature, `after` bytes further on, wherever that signature stands.
fn changed(zip: &[u8], signature: &[u8], after: usize, to: &[u8]) -> Vec<u8> {
    let mut changed = zip.to_vec();
    let places: Vec<usize> = (0..zip.len()).filter(|at| zip[*at..].starts_with(signature)).collect();
    assert!(!places.is_empty());
    for at in places {
        changed[at + after..at + after + to.len()].copy_from_slice(to);
    }
    changed
}

const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

#[track_caller]
fn refused(zip: &[u8], caps: Caps, error: ZipError) {
    assert_eq!(read(zip, &caps), Err(error));
}

proptest! {
    #[test]
    fn files_come_back(files in proptest::collection::vec(("[a-z/ ü🙂.]{0,12}[a-z]", proptest::collection::vec(any::<u8>(), 0..400), 1..40usize), 0..6)) {
        let files: Vec<(String, Vec<u8>)> = files.into_iter().map(|(name, bytes, times)| (name, bytes.repeat(times))).collect();
        let pairs: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let expected: Vec<File> = files.iter().map(|(name, bytes)| File { name: name.clone(), bytes: bytes.clone() }).collect();
        prop_assert_eq!(read(&zipped(&pairs), &Caps::default()), Ok(expected));
    }

    #[test]
    fn whatever_is_changed_it_is_read_or_refused(at in any::<prop::sample::Index>(), to in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut zip = plain();
        let place = at.index(zip.len());
        zip[place] = to;
        if let Ok(files) = read(&zip, &Caps::default()) {
            prop_assert!(files.len() <= 2);
        }
        let _ = read(&zip[..cut.index(zip.len())], &Caps::default());
    }

    #[test]
    fn anything_at_all_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes, &Caps::default());
        let _ = read(&[&bytes[..], &plain()].concat(), &Caps::default());
    }
}

#[test]
fn what_is_not_wanted_is_named_and_not_unfolded() {
    let zip = zipped(&[("a.json", b"{}"), ("photos/", b""), ("photos/1.jpg", &[7; 5000])]);
    let caps = Caps { one: 10, ..Caps::default() };
    let (files, others) = read_some(&zip, &caps, |name| name.ends_with(".json")).expect("the wanted one is small");
    assert_eq!((files.len(), files[0].name.as_str(), others), (1, "a.json", vec!["photos/1.jpg".to_owned()]));
}

#[test]
fn names_that_point_elsewhere_are_only_names() {
    for name in ["../../etc/passwd", "/etc/passwd", "C:\\a", "a\0b", "<b>"] {
        assert_eq!(read(&zipped(&[(name, b"x")]), &Caps::default()).expect("it is a zip")[0].name, name);
    }
}

#[test]
fn a_comment_and_what_stands_before_hide_no_zip() {
    let mut zip = plain();
    let end = zip.len();
    zip[end - 2..].copy_from_slice(&9u16.to_le_bytes());
    zip.extend_from_slice(b"a comment");
    assert_eq!(read(&zip, &Caps::default()).map(|files| files.len()), Ok(2));
}

#[test]
fn every_cap_holds() {
    let caps = Caps::default();
    let name = || "a.txt".to_owned();
    refused(&plain(), Caps { size: 20, ..caps }, ZipError::TooLarge);
    refused(&plain(), Caps { files: 1, ..caps }, ZipError::TooMany);
    refused(&plain(), Caps { name: 4, ..caps }, ZipError::NameTooLong);
    refused(&plain(), Caps { one: 33, ..caps }, ZipError::FileTooLarge(name()));
    refused(&plain(), Caps { total: 34, ..caps }, ZipError::TotalTooLarge("b/c.txt".into()));
    let blank = vec![b' '; 3 << 20];
    let dense = zipped(&[("a.txt", &blank)]);
    refused(&dense, caps, ZipError::TooDense(name()));
    assert_eq!(read(&dense, &Caps { ratio: 2000, ..caps }).map(|files| files[0].bytes.len()), Ok(3 << 20));
}

#[test]
fn a_bomb_is_refused_whatever_size_it_claims() {
    let blank = vec![0; 40 << 20];
    let bomb = zipped(&[("a.txt", &blank)]);
    assert!(bomb.len() < 50_000);
    refused(&bomb, Caps::default(), ZipError::TooDense("a.txt".into()));
    // It says that it is small: no more is unfolded than it says.
    let liar = changed(&bomb, CENTRAL, 24, &9u32.to_le_bytes());
    refused(&liar, Caps::default(), ZipError::Changed("a.txt".into()));
    // It says that it is 4 GB.
    let boast = changed(&plain(), CENTRAL, 24, &(u32::MAX - 1).to_le_bytes());
    refused(&boast, Caps::default(), ZipError::FileTooLarge("a.txt".into()));
}

#[test]
fn files_that_share_their_folded_bytes_are_refused() {
    let words = b"words ".repeat(200_000);
    let one = zipped(&[("a.txt", &words)]);
    let directory = one.windows(4).position(|four| four == CENTRAL).expect("there is one");
    let end = one.windows(4).position(|four| four == END).expect("there is one");
    let mut zip = one[..end].to_vec();
    for _ in 1..50 {
        zip.extend_from_slice(&one[directory..end]);
    }
    let size = (zip.len() - directory) as u32;
    zip.extend_from_slice(&one[end..]);
    let zip = changed(&zip, END, 8, &[50u16.to_le_bytes(), 50u16.to_le_bytes()].concat());
    let zip = changed(&zip, END, 12, &size.to_le_bytes());
    let refused = read(&zip, &Caps::default());
    assert!(matches!(refused, Err(ZipError::Damaged | ZipError::TooDense(_))), "{refused:?}");
    assert_eq!(read(&zip, &Caps { ratio: 5000, total: usize::MAX, ..Caps::default() }), Err(ZipError::Damaged));
}

#[test]
fn what_this_reader_does_not_do_is_said() {
    let (caps, name) = (Caps::default(), || "a.txt".to_owned());
    refused(b"", caps, ZipError::NotAZip);
    refused(b"PK\x03\x04 cut off", caps, ZipError::NotAZip);
    refused(&plain()[..60], caps, ZipError::NotAZip);
    refused(&changed(&plain(), CENTRAL, 8, &1u16.to_le_bytes()), caps, ZipError::Sealed(name()));
    refused(&changed(&plain(), CENTRAL, 10, &12u16.to_le_bytes()), caps, ZipError::UnknownFolding(name(), 12));
    refused(&changed(&plain(), CENTRAL, 16, &[1; 4]), caps, ZipError::Changed(name()));
    refused(&changed(&plain(), CENTRAL, 42, &[9; 4]), caps, ZipError::Damaged);
    refused(&changed(&plain(), CENTRAL, 20, &[255; 4]), caps, ZipError::Zip64);
    refused(&changed(&plain(), END, 8, &[255; 4]), caps, ZipError::Zip64);
    refused(&changed(&plain(), END, 4, &[1, 0]), caps, ZipError::InParts);
    refused(&changed(&plain(), END, 16, &[0, 0, 0, 127]), caps, ZipError::Damaged);
}

#[test]
fn what_a_plain_zip_cannot_hold_is_not_written() {
    let long = "a".repeat(70_000);
    assert_eq!(write(&[(&long, b"")]), Err(ZipError::NameTooLong));
    assert_eq!(write(&vec![("a", b"".as_slice()); 65_535]), Err(ZipError::TooMany));
}
