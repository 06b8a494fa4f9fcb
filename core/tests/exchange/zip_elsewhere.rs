//! Zips between this and another program: what is written here opens there, and the other way round.

use rethread_core::exchange::zip::{Caps, File, read, write};
use std::process::Command;

const READ: &str = "
import sys, zipfile
zip = zipfile.ZipFile(sys.argv[1])
assert zip.testzip() is None
for name in zip.namelist():
    print(name, zip.read(name).decode('utf-8'))
";

const WRITE: &str = "
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as zip:
    zip.mkdir('folder') if hasattr(zip, 'mkdir') else None
    zip.writestr('stored.txt', 'words')
    zip.writestr('folder/gefühl 🙂.txt', 'many words ' * 900, zipfile.ZIP_DEFLATED)
    with zip.open('late.txt', 'w', force_zip64=False) as late:
        late.write(b'size written behind')
    zip.comment = b'a comment'
";

/// Runs it over a file of this name in the folder for tests; `None` where there is no such program here.
fn python(program: &str, file: &std::path::Path) -> Option<String> {
    let ran = Command::new("python3").arg("-c").arg(program).arg(file).env("PYTHONIOENCODING", "utf-8").output();
    let Ok(output) = ran else {
        println!("NOT CHECKED: there is no python3 here to open zips with");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).expect("it writes UTF-8"))
}

fn place(name: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn another_program_opens_what_is_written_here() {
    let long = "many words ".repeat(900);
    let zip = write(&[("2026-11-23.md", b"words"), ("tief/gefühl 🙂.md", long.as_bytes()), ("empty", b"")]);
    let file = place("ours.zip");
    std::fs::write(&file, zip.expect("it fits a zip")).expect("it can be written");
    if let Some(read) = python(READ, &file) {
        assert_eq!(read, format!("2026-11-23.md words\ntief/gefühl 🙂.md {long}\nempty \n"));
    }
}

#[test]
fn what_another_program_writes_opens_here() {
    let file = place("theirs.zip");
    if python(WRITE, &file).is_some() {
        let zip = std::fs::read(&file).expect("it was written");
        let of = |name: &str, words: &str| File { name: name.into(), bytes: words.as_bytes().to_vec() };
        let expected = [
            of("stored.txt", "words"),
            of("folder/gefühl 🙂.txt", &"many words ".repeat(900)),
            of("late.txt", "size written behind"),
        ];
        assert_eq!(read(&zip, &Caps::default()).as_deref(), Ok(&expected[..]));
    }
}
