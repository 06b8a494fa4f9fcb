//! Envelopes: any body in a right frame, as a whole vault meets it.

use rethread_core::vault::Envelope;

/// Reads `data` as such.
pub fn check(data: &[u8]) {
    if let Some(found) = Envelope::parse(data) {
        assert_eq!(Envelope::parse(&found.to_bytes()), Some(found));
    }
}
