#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rethread_fuzz::base32768::check(data));
