//! Writing a zip: names in UTF-8, no time but the first there is, so that the same words make the same file.

use super::{CENTRAL, CRC, DEFLATED, END, LOCAL, STORED, UTF_8, ZipError};
use crate::vault::deflate_plain;

/// The version of the format that folders and deflate need.
const NEEDED: u16 = 20;
/// Made on a system whose rights are those of Unix, which the file's rights below are.
const MADE_BY: u16 = 3 << 8 | NEEDED;
/// A plain file that its owner may write and everybody read.
const RIGHTS: u32 = 0o100_644 << 16;
/// The first of January 1980, midnight: as early as the format can say.
const FIRST_DAY: u16 = 1 << 5 | 1;

/// The files as a zip, each deflated where that makes it shorter.
pub fn write(files: &[(&str, &[u8])]) -> Result<Vec<u8>, ZipError> {
    let number = u16::try_from(files.len()).ok().filter(|number| *number < u16::MAX).ok_or(ZipError::TooMany)?;
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let at = size(zip.len())?;
        let name_size = u16::try_from(name.len()).map_err(|_| ZipError::NameTooLong)?;
        let deflated = deflate_plain(bytes).filter(|short| short.len() < bytes.len());
        let (folding, folded) = deflated.as_deref().map_or((STORED, *bytes), |short| (DEFLATED, short));
        let mut common = Vec::with_capacity(26);
        for two in [NEEDED, UTF_8, folding, 0, FIRST_DAY] {
            common.extend_from_slice(&two.to_le_bytes());
        }
        for four in [CRC.checksum(bytes), size(folded.len())?, size(bytes.len())?] {
            common.extend_from_slice(&four.to_le_bytes());
        }
        common.extend_from_slice(&name_size.to_le_bytes());
        common.extend_from_slice(&[0; 2]);

        zip.extend_from_slice(&LOCAL.to_le_bytes());
        zip.extend_from_slice(&common);
        zip.extend_from_slice(name.as_bytes());
        zip.extend_from_slice(folded);

        directory.extend_from_slice(&CENTRAL.to_le_bytes());
        directory.extend_from_slice(&MADE_BY.to_le_bytes());
        directory.extend_from_slice(&common);
        directory.extend_from_slice(&[0; 6]);
        directory.extend_from_slice(&RIGHTS.to_le_bytes());
        directory.extend_from_slice(&at.to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
    }
    let (directory_at, directory_size) = (size(zip.len())?, size(directory.len())?);
    zip.append(&mut directory);
    zip.extend_from_slice(&END.to_le_bytes());
    zip.extend_from_slice(&[0; 4]);
    zip.extend_from_slice(&number.to_le_bytes());
    zip.extend_from_slice(&number.to_le_bytes());
    zip.extend_from_slice(&directory_size.to_le_bytes());
    zip.extend_from_slice(&directory_at.to_le_bytes());
    zip.extend_from_slice(&[0; 2]);
    Ok(zip)
}

/// A size or place that the format can say.
fn size(of: usize) -> Result<u32, ZipError> {
    u32::try_from(of).ok().filter(|size| *size < u32::MAX).ok_or(ZipError::TooLarge)
}
