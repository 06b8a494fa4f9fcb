#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| rethread_fuzz::backup_parse::check(data));
