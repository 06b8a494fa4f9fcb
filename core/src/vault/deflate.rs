//! Raw deflate with a dictionary of what people typically write here, so that even a short entry gets shorter.

use super::frame::FrameError;
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, TDEFLStatus, compress, create_comp_flags_from_zip_params};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

/// Frozen for ever: frames written with it need it to be read. A better one gets a flag of its own.
const DICTIONARY: &[u8] = include_bytes!("dictionary-1.txt");

const LEVEL: i32 = 9;
const RAW: i32 = -15;

/// Deflates `bytes` behind the dictionary. `None` only if the compressor fails, which its states do not foresee.
pub fn deflate(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut compressor = CompressorOxide::new(create_comp_flags_from_zip_params(LEVEL, RAW, 0));
    // The dictionary goes through the window and its output is dropped: a sync flush ends it on a byte boundary.
    feed(&mut compressor, DICTIONARY, TDEFLFlush::Sync)?;
    feed(&mut compressor, bytes, TDEFLFlush::Finish)
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
            TDEFLStatus::Okay if bytes.is_empty() && wrote < piece.len() => return Some(written),
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
    out.resize(at + (bytes.len() * 4).clamp(256, largest), 0);
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
