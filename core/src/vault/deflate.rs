//! Raw deflate with a dictionary of what people typically write here, so that even a short entry gets shorter.

use super::frame::FrameError;
use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

/// Frozen for ever: frames written with it need it to be read. A better one gets a flag of its own.
const DICTIONARY: &[u8] = include_bytes!("dictionary-1.txt");

/// The first room given to what is inflated, in bytes.
const SMALLEST: usize = 256;

const LEVEL: i32 = 9;
const RAW: i32 = -15;

/// Deflates `bytes` behind the dictionary. `None` only if the compressor fails, which its states do not foresee.
pub fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, RAW, 0));
    // The dictionary goes through the window and its output is dropped: a sync flush ends it on a byte boundary.
    feed(&mut compressor, DICTIONARY, TDEFLFlush::Sync)?;
    feed(&mut compressor, bytes, TDEFLFlush::Finish)
}

/// Deflates `bytes` with nothing behind them, as any other program reads it.
pub fn deflate_plain(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, RAW, 0));
    feed(&mut compressor, bytes, TDEFLFlush::Finish)
}

/// Inflates what any program deflated, to at most `largest` bytes.
pub fn inflate_plain(bytes: &[u8], largest: usize) -> Option<Vec<u8>> {
    inflate(bytes, false, largest.max(SMALLEST)).ok().filter(|inflated| inflated.len() <= largest)
}

fn feed(compressor: &mut CompressorOxide, mut bytes: &[u8], flush: TDEFLFlush) -> Option<Vec<u8>> {
    let mut written = Vec::with_capacity(bytes.len() / 2 + 64);
    let mut piece = [0u8; 4096];
    loop {
        let (status, read, wrote) = compress(compressor, bytes, &mut piece, flush);
        bytes = bytes.get(read..)?;
        written.extend_from_slice(piece.get(..wrote)?);
        match status {
            TDEFLStatus::Done => return Some(written),
            // The end of a sync flush. Before the very end a piece that is not full says nothing: what was taken in can
            // still be in the window.
            TDEFLStatus::Okay if flush == TDEFLFlush::Sync && bytes.is_empty() && wrote < piece.len() => {
                return Some(written);
            }
            TDEFLStatus::Okay => {}
            _ => return None,
        }
    }
}

/// Inflates what [`deflate`] wrote, to at most `largest` bytes.
pub fn inflate(bytes: &[u8], with_dictionary: bool, largest: usize) -> Result<Vec<u8>, FrameError> {
    let before = if with_dictionary { DICTIONARY } else { &[] };
    let mut out = before.to_vec();
    let mut at = out.len();
    out.resize(at + (bytes.len() * 4).clamp(SMALLEST, largest), 0);
    let mut inflater = Box::new(DecompressorOxide::new());
    let mut rest = bytes;
    loop {
        let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, read, wrote) = decompress(&mut inflater, rest, &mut out, at, flags);
        rest = rest.get(read..).unwrap_or_default();
        at += wrote;
        match status {
            TINFLStatus::Done if at - before.len() > largest => return Err(FrameError::TooLarge),
            TINFLStatus::Done => {
                out.truncate(at);
                return Ok(out.split_off(before.len()));
            }
            TINFLStatus::HasMoreOutput if at - before.len() >= largest => return Err(FrameError::TooLarge),
            TINFLStatus::HasMoreOutput => {
                let grown = (out.len() * 2).min(before.len() + largest + 1);
                out.resize(grown, 0);
            }
            _ => return Err(FrameError::Body),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_of_the_dictionary_is_left_in_what_is_written() {
        // The shortest last block there is: what ended the dictionary's own block went out with it.
        assert_eq!(deflate(b""), Some(vec![3, 0]));
        let tail = DICTIONARY.get(DICTIONARY.len() - 200..).unwrap_or_default();
        let short = deflate(tail).unwrap_or_default();
        assert!(short.len() < 20, "{}", short.len());
    }

    #[test]
    fn what_needs_the_dictionary_is_refused_without_it() {
        let short = deflate(DICTIONARY).unwrap_or_default();
        assert_eq!(inflate(&short, true, 1 << 20).as_deref(), Ok(DICTIONARY));
        assert_eq!(inflate(&short, false, 1 << 20), Err(FrameError::Body));
    }

    /// What hardly gets shorter goes out in blocks, and the last bytes of it stay in the window while one goes out.
    #[test]
    fn nothing_is_cut_off_behind_a_block_that_hardly_got_shorter() {
        let mut chance = 1u32;
        let mut byte = || {
            chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (chance >> 24) as u8
        };
        for size in (31_000..33_000).step_by(37).chain([63_600, 95_400, 127_100]) {
            for letters in [100, 160, 200, 255] {
                let long: Vec<u8> = (0..size).map(|_| byte() % letters).collect();
                let short = deflate(&long).unwrap_or_default();
                assert!(inflate(&short, true, 1 << 20).as_ref() == Ok(&long), "{size} of {letters} letters");
                let plain = deflate_plain(&long).unwrap_or_default();
                assert!(inflate_plain(&plain, size).as_ref() == Some(&long), "{size} of {letters} letters, plain");
            }
        }
    }

    proptest! {
        #[test]
        fn pieces_of_every_length_come_back(words in "[a-e ]{0,60}", times in 0..900usize, largest in 300usize..9000) {
            let long = words.repeat(times).into_bytes();
            let short = deflate(&long).unwrap_or_default();
            let expected = if long.len() > largest { Err(FrameError::TooLarge) } else { Ok(long) };
            prop_assert_eq!(inflate(&short, true, largest), expected);
        }
    }
}
