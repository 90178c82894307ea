//! The index of transactions beside a list that is searched from its start: members come and go, some with one hash.
#![no_main]

use osip::transaction::index::{Index, Neighbours, Rings};

const MOST: usize = 256;

struct Members {
    hashes: [u64; MOST],
    rings: [Option<Neighbours<usize>>; MOST],
}

impl Rings<usize> for Members {
    fn hash(&self, member: usize) -> u64 {
        self.hashes[member]
    }
    fn ring(&self, member: usize) -> Option<Neighbours<usize>> {
        self.rings[member]
    }
    fn set_ring(&mut self, member: usize, ring: Option<Neighbours<usize>>) {
        self.rings[member] = ring;
    }
}

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let mut members = Members { hashes: [0; MOST], rings: [None; MOST] };
    let mut index = Index::<usize>::default();
    // In the order in which they were added.
    let mut model: Vec<usize> = Vec::new();
    for pair in data.chunks_exact(3) {
        let [what, member, hash] = [pair[0], pair[1], pair[2]];
        let member = usize::from(member);
        // Neighbours in the table, and the same hash.
        let hash = u64::from(hash >> 4) << (4 * u32::from(hash & 7)) | u64::from(hash & 8) << 60;
        match what % 4 {
            0 | 1 if !model.contains(&member) => {
                members.hashes[member] = hash;
                index.reserve(model.len() + 1).expect("there is memory");
                index.insert(member, &mut members);
                model.push(member);
            }
            2 => {
                index.remove(member, &mut members);
                model.retain(|&other| other != member);
            }
            _ => {}
        }
        let expected = model.iter().copied().find(|&other| members.hashes[other] == hash);
        assert_eq!(index.find(hash, &members, |_| true), expected);
        let odd = model.iter().copied().find(|&other| members.hashes[other] == hash && other % 2 == 1);
        assert_eq!(index.find(hash, &members, |other| other % 2 == 1), odd);
    }
    for &member in &model {
        assert_eq!(index.find(members.hashes[member], &members, |other| other == member), Some(member));
    }
});
