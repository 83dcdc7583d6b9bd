//! Several archives opened in the very first moment of a program. Alone in its file: the moment
//! comes once in a process.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use affianca_workflow::vault::Vault;
use std::sync::Barrier;
use std::thread;

const AT_ONCE: usize = 4;

#[test]
fn archives_made_at_once_are_all_encrypted() {
    let folder = tempfile::tempdir().unwrap();
    let together = Barrier::new(AT_ONCE);
    thread::scope(|threads| {
        for number in 0..AT_ONCE {
            let (folder, together) = (folder.path().join(number.to_string()), &together);
            threads.spawn(move || {
                let mut vault = Vault::new(folder);
                together.wait();
                vault
                    .create(&support::first_start(), support::now())
                    .unwrap();
            });
        }
    });
}
