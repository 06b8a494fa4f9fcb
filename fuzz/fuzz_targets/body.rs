//! Any bytes inside a frame whose checksum is right, so that the version, the flags, the inflater and its bounds are
//! reached; and any bytes through writing and back.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rethread_core::vault::{base32768, frame};

const KEY: &str = "rt1:e~any:1aaaa.:";
const CRC: crc::Crc<u32> = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC);

fuzz_target!(|bytes: &[u8]| {
    let mut framed = bytes.to_vec();
    let mut digest = CRC.digest();
    digest.update(KEY.as_bytes());
    digest.update(bytes);
    framed.extend_from_slice(&digest.finalize().to_le_bytes());
    if let Ok(body) = frame::read(KEY, &base32768::encode(&framed)) {
        assert!(body.len() <= frame::LARGEST);
    }
    assert_eq!(frame::read(KEY, &frame::write(KEY, bytes)).as_deref(), Ok(bytes));
});
