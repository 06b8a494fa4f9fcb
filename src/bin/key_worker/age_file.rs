//! Backups sealed with a passphrase in the `age` format, as the `age` tool reads and writes them.
//!
//! Everything that a file claims about itself is looked at and limited before any of it is worked through.

use age::scrypt::{Identity, Recipient};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, armor::ArmoredReader};
use rethread_core::keys::{KeyError, MOST_BYTES, MOST_WORK};
use std::borrow::Cow;
use std::io::{Read, Write};
use std::iter;
use zeroize::Zeroize;

const MAGIC: &[u8] = b"age-encryption.org/";
const ARMOR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
/// A head with one passphrase has about 150 bytes; what is longer is none.
const HEAD: usize = 1024;
/// What sealing adds at most: the head, and 16 bytes for each 64 KiB.
const MOST_SEALED: usize = MOST_BYTES + HEAD + (MOST_BYTES >> 12) + 64;

/// Seals `plain` so that the passphrase opens it. One try of a passphrase costs scrypt with N = 2^`work`.
pub fn seal(plain: &[u8], passphrase: SecretString, work: u8) -> Result<Vec<u8>, KeyError> {
    if plain.len() > MOST_BYTES {
        return Err(KeyError::TooLarge);
    }
    room_for_work(work)?;
    let mut recipient = Recipient::new(passphrase);
    recipient.set_work_factor(work);
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as _)).map_err(|_| KeyError::Stopped)?;
    let mut sealed = room(plain.len() + HEAD + (plain.len() >> 11))?;
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(|_| KeyError::Stopped)?;
    let written = writer.write_all(plain).and_then(|()| writer.finish());
    written.map_err(|_| KeyError::Stopped)?;
    Ok(sealed)
}

/// What is in a sealed file, binary or armored. Nothing comes out unless all of it is what was sealed.
pub fn open(file: &[u8], passphrase: SecretString) -> Result<Vec<u8>, KeyError> {
    let file = binary(file)?;
    if file.len() > MOST_SEALED {
        return Err(KeyError::TooLarge);
    }
    let work = work_of(&file)?;
    if work > MOST_WORK {
        return Err(KeyError::TooHard);
    }
    room_for_work(work)?;
    let decryptor = Decryptor::new_buffered(&*file).map_err(|_| KeyError::Damaged)?;
    let mut identity = Identity::new(passphrase);
    identity.set_max_work_factor(MOST_WORK);
    let mut reader = decryptor.decrypt(iter::once(&identity as _)).map_err(|error| match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed | DecryptError::NoMatchingKeys => {
            KeyError::WrongPassphrase
        }
        DecryptError::ExcessiveWork { .. } => KeyError::TooHard,
        // The passphrase gave the key of the file: from here on it is the file that is wrong.
        _ => KeyError::Damaged,
    })?;
    let mut plain = room(file.len())?;
    match reader.read_to_end(&mut plain) {
        Ok(_) => Ok(plain),
        Err(_) => {
            plain.zeroize();
            Err(KeyError::Damaged)
        }
    }
}

/// The file without its armor.
fn binary(file: &[u8]) -> Result<Cow<'_, [u8]>, KeyError> {
    let trimmed = file.trim_ascii_start();
    if !trimmed.starts_with(ARMOR) {
        return Ok(Cow::Borrowed(file));
    }
    // Four letters for three bytes, and the ends of lines.
    if file.len() > MOST_SEALED / 2 * 3 {
        return Err(KeyError::TooLarge);
    }
    let mut bytes = room(file.len())?;
    ArmoredReader::new(trimmed).read_to_end(&mut bytes).map_err(|_| KeyError::Damaged)?;
    Ok(Cow::Owned(bytes))
}

/// The work factor that a file asks for. A passphrase always stands alone in a head of four lines.
fn work_of(file: &[u8]) -> Result<u8, KeyError> {
    let rest = file.strip_prefix(MAGIC).ok_or(KeyError::NotAge)?;
    let head = rest.get(..HEAD).unwrap_or(rest);
    let mut lines = head.split(|byte| *byte == b'\n');
    if lines.next() != Some(b"v1".as_slice()) {
        return Err(KeyError::Newer);
    }
    let line = lines.next().and_then(|line| std::str::from_utf8(line).ok()).ok_or(KeyError::Damaged)?;
    let stanza = line.strip_prefix("-> ").ok_or(KeyError::Damaged)?;
    let Some(arguments) = stanza.strip_prefix("scrypt ") else { return Err(KeyError::NotPassphrase) };
    let (_, work) = arguments.split_once(' ').ok_or(KeyError::Damaged)?;
    if work.is_empty() || !work.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(KeyError::Damaged);
    }
    let ends = lines.next().is_some() && lines.next().is_some_and(|line| line.starts_with(b"--- "));
    match (ends, work.parse()) {
        (true, Ok(work)) => Ok(work),
        (true, Err(_)) => Err(KeyError::TooHard),
        (false, _) => Err(KeyError::Damaged),
    }
}

/// Whether there is memory for scrypt, which does not ask: 1 KiB for each of N.
fn room_for_work(work: u8) -> Result<(), KeyError> {
    room((1 << work) << 10).map(drop)
}

fn room(bytes: usize) -> Result<Vec<u8>, KeyError> {
    let mut room = Vec::new();
    room.try_reserve_exact(bytes).map_err(|_| KeyError::NoRoom)?;
    Ok(room)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use std::process::{Command, Stdio};
    use std::{env, fs};

    const BINARY: &[u8] = include_bytes!("../../../tests/fixtures/age/made-by-age.age");
    const ARMORED: &[u8] = include_bytes!("../../../tests/fixtures/age/made-by-age.armored.age");
    const PASSPHRASE: &str = "schlüssel und 4 ganze Wörter";
    /// Enough to test with.
    const WORK: u8 = 10;

    fn sealed(plain: &[u8]) -> Vec<u8> {
        seal(plain, PASSPHRASE.into(), WORK).expect("it is sealed")
    }

    #[test]
    fn what_is_sealed_opens() {
        let long: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
        for plain in [b"".as_slice(), b"{}", &long[..65_535], &long[..65_536], &long[..65_537], &long] {
            assert!(open(&sealed(plain), PASSPHRASE.into()).as_deref() == Ok(plain), "{} bytes", plain.len());
        }
    }

    #[test]
    fn files_of_the_age_tool_open() {
        for file in [BINARY, ARMORED] {
            let plain = open(file, PASSPHRASE.into()).expect("it opens");
            assert!(plain.starts_with(br#"{"format":"rethread","version":1,"#));
            assert_eq!(open(file, "schlussel und 4 ganze Worter".into()), Err(KeyError::WrongPassphrase));
        }
        // As it comes out of a mail: with blank lines around it and other ends of lines.
        let mailed = String::from_utf8_lossy(ARMORED).replace('\n', "\r\n");
        assert!(open(["\r\n\r\n", &mailed, "\r\n"].concat().as_bytes(), PASSPHRASE.into()).is_ok());
    }

    #[test]
    fn the_age_tool_opens_what_is_sealed() {
        // Where it is installed, as `cargo xtask setup` does.
        let there = Command::new("age").arg("--version").stdout(Stdio::null()).status().is_ok();
        if !there || Command::new("script").arg("--version").stdout(Stdio::null()).status().is_err() {
            return;
        }
        let file = env::temp_dir().join(format!("rethread-sealed-{}", std::process::id()));
        fs::write(&file, sealed("What was written, for ever".as_bytes())).unwrap();
        // It asks a terminal for the passphrase, and `script` is one.
        let command = format!("age --decrypt '{}'", file.display());
        let mut tool = Command::new("script");
        tool.args(["-qec", &command, "/dev/null"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut tool = tool.spawn().unwrap();
        let mut keyboard = tool.stdin.take().unwrap();
        writeln!(keyboard, "{PASSPHRASE}").unwrap();
        let output = tool.wait_with_output().unwrap();
        drop(keyboard);
        fs::remove_file(file).unwrap();
        let output = String::from_utf8_lossy(&output.stdout);
        assert!(output.contains("What was written, for ever"), "{output}");
    }

    #[test]
    fn no_passphrase_but_the_right_one_opens_and_damage_is_told_apart_only_once_it_has() {
        let file = sealed(b"What was written");
        let text = String::from_utf8_lossy(&file).into_owned();
        // Where the check of the head begins, and where what was sealed does.
        let check = text.find("\n--- ").unwrap() + 5;
        let body = check + 44;
        for at in 0..file.len() {
            let mut damaged = file.clone();
            damaged[at] ^= 1;
            let error = open(&damaged, PASSPHRASE.into()).expect_err("nothing comes out");
            let wrong = open(&damaged, "another passphrase".into()).expect_err("nothing comes out");
            if at < check {
                assert_eq!(error, wrong, "byte {at}");
                continue;
            }
            // Only somebody who has the passphrase learns that what was sealed is damaged.
            assert_eq!(error, KeyError::Damaged, "byte {at}");
            if at >= body {
                assert_eq!(wrong, KeyError::WrongPassphrase, "byte {at}");
            }
        }
        for length in 0..file.len() {
            assert!(open(&file[..length], PASSPHRASE.into()).is_err(), "{length} bytes");
        }
        assert_eq!(open(&[file.as_slice(), b"more"].concat(), PASSPHRASE.into()), Err(KeyError::Damaged));
    }

    /// A file that claims a work factor, with a head that is otherwise in order.
    fn claiming(work: &str) -> Vec<u8> {
        String::from_utf8_lossy(&sealed(b"")).replace(&format!(" {WORK}\n"), &format!(" {work}\n")).into_bytes()
    }

    #[test]
    fn too_much_work_is_refused_before_any_is_done() {
        let before = std::time::Instant::now();
        for work in ["19", "20", "30", "63", "64", "255", "256", "99999999999999999999"] {
            // Some bytes of the body are no text; the head is all that counts here.
            assert_eq!(open(&claiming(work), PASSPHRASE.into()), Err(KeyError::TooHard), "{work}");
        }
        // 2^19 alone would take longer, and a gigabyte from 2^20 on.
        assert!(before.elapsed().as_millis() < 1000, "{:?}", before.elapsed());
        for work in ["", "-1", "+9", "1e1", "0x10"] {
            assert_eq!(open(&claiming(work), PASSPHRASE.into()), Err(KeyError::Damaged), "{work}");
        }
    }

    #[test]
    fn what_is_no_sealed_backup_says_what_it_is() {
        let check = |file: &[u8], expected| assert_eq!(open(file, PASSPHRASE.into()), Err(expected));
        check(b"", KeyError::NotAge);
        check(br#"{"format":"rethread"}"#, KeyError::NotAge);
        check(b"age-encryption.org/v2\nwhatever", KeyError::Newer);
        check(b"age-encryption.org/v1\n-> X25519 abc\nabc\n--- abc\n", KeyError::NotPassphrase);
        check(b"age-encryption.org/v1\n", KeyError::Damaged);
        check(b"age-encryption.org/v1\n-> scrypt salt 10\n", KeyError::Damaged);
        check(b"-----BEGIN AGE ENCRYPTED FILE-----\n!!!!\n-----END AGE ENCRYPTED FILE-----\n", KeyError::Damaged);
        // A head without end, which would take for ever to read line by line.
        check(
            &[b"age-encryption.org/v1\n-> scrypt c2FsdHNhbHRzYWx0c2FsdA 10\n".as_slice(), &b"a\n".repeat(1 << 20)]
                .concat(),
            KeyError::Damaged,
        );
    }

    #[test]
    fn what_is_too_large_is_neither_sealed_nor_opened() {
        let much = vec![0; MOST_BYTES + (1 << 20)];
        assert_eq!(seal(&much, PASSPHRASE.into(), WORK), Err(KeyError::TooLarge));
        let head = sealed(b"");
        let file = [head.as_slice(), &much].concat();
        assert_eq!(open(&file, PASSPHRASE.into()), Err(KeyError::TooLarge));
        let armored =
            [b"-----BEGIN AGE ENCRYPTED FILE-----\n".as_slice(), &b"A".repeat(MOST_BYTES / 2 * 3 + (1 << 20))].concat();
        assert_eq!(open(&armored, PASSPHRASE.into()), Err(KeyError::TooLarge));
    }
}
