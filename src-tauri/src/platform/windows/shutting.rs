//! What other programs could look in through: the environment, the memory that error reports take along.

#![allow(unsafe_code)]

use std::ffi::OsStr;

use windows::Win32::System::ErrorReporting::{WER_FAULT_REPORTING_FLAG_NOHEAP, WerSetFlags};

/// To be called before any thread starts.
pub fn forget_variable(name: &OsStr) {
    // SAFETY: the program calls it first of all, with one thread: nobody reads the environment meanwhile.
    unsafe {
        std::env::remove_var(name);
    }
}

/// A report of a crash takes along no heap, where data and keys are.
pub fn leave_no_dumps() {
    // SAFETY: it takes a number and keeps nothing. A system that refuses reports as it did.
    let _ = unsafe { WerSetFlags(WER_FAULT_REPORTING_FLAG_NOHEAP) };
}
