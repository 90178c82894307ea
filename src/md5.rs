//! MD5 (RFC 1321), for digest authentication (RFC 2617).
//!
//! ```
//! let mut md5 = osip::md5::Md5::default();
//! md5.update(b"abc");
//! assert_eq!(md5.finish()[..4], [0x90, 0x01, 0x50, 0x98]);
//! ```

#![forbid(unsafe_code)]
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "all indexes are masked, so that they are in range whatever is counted"
)]

/// A digest in the making: what RFC 1321 calls the context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Md5 {
    /// The four words of the digest so far.
    pub state: [u32; 4],
    /// The number of bits so far, low word first.
    pub count: [u32; 2],
    /// Bytes that do not make a block yet.
    pub buffer: [u8; 64],
}

impl Default for Md5 {
    fn default() -> Self {
        Self { state: INITIAL, count: [0; 2], buffer: [0; 64] }
    }
}

/// The state before the first byte.
pub const INITIAL: [u32; 4] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];

/// How far each step rotates, by round.
const ROTATIONS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];

/// The integer parts of 2^32 |sin(i)|.
#[rustfmt::skip]
const SINES: [u32; 64] = [
    0xd76a_a478, 0xe8c7_b756, 0x2420_70db, 0xc1bd_ceee, 0xf57c_0faf, 0x4787_c62a, 0xa830_4613, 0xfd46_9501, 0x6980_98d8,
    0x8b44_f7af, 0xffff_5bb1, 0x895c_d7be, 0x6b90_1122, 0xfd98_7193, 0xa679_438e, 0x49b4_0821, 0xf61e_2562, 0xc040_b340,
    0x265e_5a51, 0xe9b6_c7aa, 0xd62f_105d, 0x0244_1453, 0xd8a1_e681, 0xe7d3_fbc8, 0x21e1_cde6, 0xc337_07d6, 0xf4d5_0d87,
    0x455a_14ed, 0xa9e3_e905, 0xfcef_a3f8, 0x676f_02d9, 0x8d2a_4c8a, 0xfffa_3942, 0x8771_f681, 0x6d9d_6122, 0xfde5_380c,
    0xa4be_ea44, 0x4bde_cfa9, 0xf6bb_4b60, 0xbebf_bc70, 0x289b_7ec6, 0xeaa1_27fa, 0xd4ef_3085, 0x0488_1d05, 0xd9d4_d039,
    0xe6db_99e5, 0x1fa2_7cf8, 0xc4ac_5665, 0xf429_2244, 0x432a_ff97, 0xab94_23a7, 0xfc93_a039, 0x655b_59c3, 0x8f0c_cc92,
    0xffef_f47d, 0x8584_5dd1, 0x6fa8_7e4f, 0xfe2c_e6e0, 0xa301_4314, 0x4e08_11a1, 0xf753_7e82, 0xbd3a_f235, 0x2ad7_d2bb,
    0xeb86_d391,
];

impl Md5 {
    /// Adds bytes.
    pub fn update(&mut self, mut input: &[u8]) {
        let mut used = (self.count[0] / 8 % 64) as usize;
        let bits = (u64::from(self.count[1]) << 32 | u64::from(self.count[0])).wrapping_add((input.len() as u64).wrapping_mul(8));
        self.count = [bits as u32, (bits >> 32) as u32];
        while !input.is_empty() {
            let room = self.buffer.get_mut(used..).unwrap_or_default();
            let (head, rest) = input.split_at_checked(room.len()).unwrap_or((input, &[]));
            room.iter_mut().zip(head).for_each(|(place, byte)| *place = *byte);
            used = (used + head.len()) % 64;
            if used == 0 {
                self.block();
            }
            input = rest;
        }
    }

    /// The digest of all bytes. Nothing remains.
    pub fn finish(&mut self) -> [u8; 16] {
        let length = self.count.map(u32::to_le_bytes);
        let used = (self.count[0] / 8 % 64) as usize;
        let padding = if used < 56 { 56 - used } else { 120 - used };
        self.update(&[0x80]);
        self.update([0; 64].get(1..padding).unwrap_or_default());
        self.update(length.as_flattened());
        let mut digest = [0; 16];
        for (byte, value) in digest.iter_mut().zip(self.state.map(u32::to_le_bytes).as_flattened()) {
            *byte = *value;
        }
        *self = Self { state: [0; 4], count: [0; 2], buffer: [0; 64] };
        digest
    }

    fn block(&mut self) {
        let mut words = [0; 16];
        for (word, bytes) in words.iter_mut().zip(self.buffer.chunks_exact(4)) {
            *word = bytes.first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes));
        }
        let [mut a, mut b, mut c, mut d] = self.state;
        for (i, sine) in SINES.into_iter().enumerate() {
            let (mixed, word) = match i / 16 {
                0 => ((b & c) | (!b & d), i),
                1 => ((d & b) | (!d & c), (5 * i + 1) % 16),
                2 => (b ^ c ^ d, (3 * i + 5) % 16),
                _ => (c ^ (b | !d), 7 * i % 16),
            };
            let sum = a.wrapping_add(mixed).wrapping_add(words[word & 15]).wrapping_add(sine);
            (a, d, c, b) = (d, c, b, b.wrapping_add(sum.rotate_left(ROTATIONS[(i / 16) & 3][i & 3])));
        }
        for (state, word) in self.state.iter_mut().zip([a, b, c, d]) {
            *state = state.wrapping_add(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(parts: &[&[u8]]) -> String {
        let mut md5 = Md5::default();
        parts.iter().for_each(|part| md5.update(part));
        md5.finish().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn digests_of_rfc_1321() {
        assert_eq!(hex(&[]), "d41d8cd98f00b204e9800998ecf8427e");
        assert_eq!(hex(&[b"abc"]), "900150983cd24fb0d6963f7d28e17f72");
        assert_eq!(hex(&[b"message digest"]), "f96b697d7cb7938d525a2f31aaf161d0");
    }

    #[test]
    fn parts_of_any_length() {
        let a = [b'a'; 1000];
        assert_eq!(hex(&[&a[..63], &a[63..64], &a[64..264], &a[264..]]), "cabe45dcc9ae5b66ba86600cca6b8ba8");
        assert_eq!(hex(&[&a]), hex(&[&a[..56], &a[56..]]));
    }

    #[test]
    fn a_block_is_padded_wherever_the_text_ends() {
        let a = [b'a'; 64];
        assert_eq!(hex(&[&a[..55]]), "ef1772b6dff9a122358552954ad0df65");
        assert_eq!(hex(&[&a[..56]]), "3b0c8ac703f828b04c6c197006d17218");
        assert_eq!(hex(&[&a[..60]]), "cc7ed669cf88f201c3297c6a91e1d18d");
        assert_eq!(hex(&[&a]), "014842d480b571495a4a0363793f7367");
    }

    #[test]
    fn bits_are_counted_in_64_bits() {
        let mut md5 = Md5 { count: [0xffff_fe00, 0x8000_0000], ..Md5::default() };
        md5.update(&[0; 128]);
        assert_eq!(md5.count, [0x0000_0200, 0x8000_0001]);
        md5.update(&[0; 64]);
        assert_eq!(md5.count, [0x0000_0400, 0x8000_0001]);
    }
}
