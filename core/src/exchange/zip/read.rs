//! Reading a zip by its central directory.

use super::{CENTRAL, CRC, Caps, DEFLATED, DENSE_FROM, END, File, LOCAL, SEALED, STORED, ZipError};
use crate::vault::inflate_plain;

/// How long the end record is without its comment.
const END_SIZE: usize = 22;

/// Every file in a zip, in the order of its directory; folders are no files.
pub fn read(bytes: &[u8], caps: &Caps) -> Result<Vec<File>, ZipError> {
    read_some(bytes, caps, |_| true).map(|(files, _)| files)
}

/// The files whose names are wanted, and the names of the others, which are not unfolded.
pub fn read_some(
    bytes: &[u8],
    caps: &Caps,
    mut wanted: impl FnMut(&str) -> bool,
) -> Result<(Vec<File>, Vec<String>), ZipError> {
    if bytes.len() > caps.size {
        return Err(ZipError::TooLarge);
    }
    let listed = listed(bytes, caps)?;
    let (mut files, mut others, mut left) = (Vec::new(), Vec::new(), caps.total);
    for one in listed.into_iter().filter(|one| !one.name.ends_with('/')) {
        if !wanted(&one.name) {
            others.push(one.name);
            continue;
        }
        let unfolded = one.unfold(bytes, caps, left)?;
        left -= unfolded.len();
        files.push(File { name: one.name, bytes: unfolded });
    }
    Ok((files, others))
}

/// A file as the directory has it.
struct Listed {
    name: String,
    flags: u16,
    folding: u16,
    sum: u32,
    folded: usize,
    size: usize,
    at: usize,
}

/// What the directory lists. Reads no file.
fn listed(bytes: &[u8], caps: &Caps) -> Result<Vec<Listed>, ZipError> {
    let end = end_of(bytes).ok_or(ZipError::NotAZip)?;
    let (number, size, at) = {
        let mut end = Cursor { bytes, at: end + 4 };
        let (part, first_part, here, number) = (end.two()?, end.two()?, end.two()?, end.two()?);
        let (size, at) = (end.four()?, end.four()?);
        if number == u16::MAX || size == u32::MAX || at == u32::MAX {
            return Err(ZipError::Zip64);
        }
        if part != 0 || first_part != 0 || here != number {
            return Err(ZipError::InParts);
        }
        (usize::from(number), size as usize, at as usize)
    };
    if number > caps.files {
        return Err(ZipError::TooMany);
    }
    if at.checked_add(size).is_none_or(|behind| behind > end) {
        return Err(ZipError::Damaged);
    }
    let mut directory = Cursor { bytes, at };
    let (mut found, mut folded) = (Vec::new(), 0usize);
    for _ in 0..number {
        let one = directory.listed(caps)?;
        // Several files that share the same folded bytes are how a small zip unfolds to a huge one.
        folded = folded.saturating_add(one.folded);
        if folded > bytes.len() {
            return Err(ZipError::Damaged);
        }
        found.push(one);
    }
    if directory.at > at + size {
        return Err(ZipError::Damaged);
    }
    Ok(found)
}

/// Where the end record begins: the last place that looks like one and whose comment ends where the file does.
fn end_of(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END_SIZE)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|at| {
        let mut end = Cursor { bytes, at: *at };
        end.four() == Ok(END) && {
            end.at = at + END_SIZE - 2;
            end.two().is_ok_and(|comment| at + END_SIZE + usize::from(comment) == bytes.len())
        }
    })
}

impl Listed {
    /// What is in it, at most `left` bytes.
    fn unfold(&self, bytes: &[u8], caps: &Caps, left: usize) -> Result<Vec<u8>, ZipError> {
        let refused = |error: fn(String) -> ZipError| Err(error(self.name.clone()));
        if self.flags & SEALED != 0 {
            return refused(ZipError::Sealed);
        }
        if self.size > caps.one {
            return refused(ZipError::FileTooLarge);
        }
        if self.size > left {
            return refused(ZipError::TotalTooLarge);
        }
        if self.size > DENSE_FROM && self.size / caps.ratio.max(1) > self.folded {
            return refused(ZipError::TooDense);
        }
        let folded = self.folded(bytes)?;
        let unfolded = match self.folding {
            STORED => folded.to_vec(),
            DEFLATED => match inflate_plain(folded, self.size) {
                Some(unfolded) => unfolded,
                None => return refused(ZipError::Changed),
            },
            other => return Err(ZipError::UnknownFolding(self.name.clone(), other)),
        };
        if unfolded.len() != self.size || CRC.checksum(&unfolded) != self.sum {
            return refused(ZipError::Changed);
        }
        Ok(unfolded)
    }

    /// Its folded bytes.
    fn folded<'a>(&self, bytes: &'a [u8]) -> Result<&'a [u8], ZipError> {
        let mut local = Cursor { bytes, at: self.at };
        if local.four()? != LOCAL {
            return Err(ZipError::Damaged);
        }
        local.pass(22)?;
        let (name, more) = (local.two()?, local.two()?);
        local.pass(usize::from(name) + usize::from(more))?;
        local.take(self.folded)
    }
}

/// A place in the zip that only moves forward.
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], ZipError> {
        let behind = self.at.checked_add(count).ok_or(ZipError::Damaged)?;
        let taken = self.bytes.get(self.at..behind).ok_or(ZipError::Damaged)?;
        self.at = behind;
        Ok(taken)
    }

    fn pass(&mut self, count: usize) -> Result<(), ZipError> {
        self.take(count).map(|_| ())
    }

    fn two(&mut self) -> Result<u16, ZipError> {
        self.take(2)?.try_into().map(u16::from_le_bytes).map_err(|_| ZipError::Damaged)
    }

    fn four(&mut self) -> Result<u32, ZipError> {
        self.take(4)?.try_into().map(u32::from_le_bytes).map_err(|_| ZipError::Damaged)
    }

    /// The next entry of the directory.
    fn listed(&mut self, caps: &Caps) -> Result<Listed, ZipError> {
        if self.four()? != CENTRAL {
            return Err(ZipError::Damaged);
        }
        self.pass(4)?;
        let (flags, folding) = (self.two()?, self.two()?);
        self.pass(4)?;
        let (sum, folded, size) = (self.four()?, self.four()?, self.four()?);
        let (name, more, comment) = (self.two()?, self.two()?, self.two()?);
        let part = self.two()?;
        self.pass(6)?;
        let at = self.four()?;
        if [folded, size, at].contains(&u32::MAX) {
            return Err(ZipError::Zip64);
        }
        if part != 0 {
            return Err(ZipError::InParts);
        }
        if usize::from(name) > caps.name {
            return Err(ZipError::NameTooLong);
        }
        // Names in the letters of an old system are rare and only shown: what is not UTF-8 in them is marked.
        let name = String::from_utf8_lossy(self.take(name.into())?).into_owned();
        self.pass(usize::from(more) + usize::from(comment))?;
        Ok(Listed { name, flags, folding, sum, folded: folded as usize, size: size as usize, at: at as usize })
    }
}
