#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| osip_fuzz::ours("repeat", data));
