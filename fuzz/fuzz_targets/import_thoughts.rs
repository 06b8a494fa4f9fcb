//! Thoughts from FreeCBT and Quirk: anything is read or refused, everything is taken or left once, and twice is the same.

#![no_main]

mod importing;

use libfuzzer_sys::fuzz_target;
use rethread_core::exchange::import::Source;

const HEAD: &[u8] = b"uuid,createdAt,updatedAt,automaticThought,cognitiveDistortions,challenge,alternativeThought\n";

fuzz_target!(|data: &[u8]| {
    importing::holds(Source::Thoughts, "a.json", data);
    importing::holds(Source::Thoughts, "a.csv", &[HEAD, data].concat());
    importing::holds(Source::Thoughts, "a.txt", &[b":FreeCBT:", data, b":FreeCBT:"].concat());
    let thought = [b"{\"thoughts\":[{\"automaticThought\":\"a\",\"createdAt\":\"2024-01-15T10:00:00Z\",", data, b"}]}"];
    importing::holds(Source::Thoughts, "a.json", &thought.concat());
});
