//! What the workspace says of the user leaving.

#![allow(unsafe_code)]

use std::ptr::NonNull;

use block2::RcBlock;
use objc2_app_kit::{
    NSWorkspace, NSWorkspaceScreensDidSleepNotification,
    NSWorkspaceSessionDidResignActiveNotification, NSWorkspaceWillSleepNotification,
};
use objc2_foundation::{
    NSDistributedNotificationCenter, NSNotification, NSNotificationCenter, NSNotificationName,
    NSString,
};

/// What the system's own lock tells all programs.
const SCREEN_LOCKED: &str = "com.apple.screenIsLocked";

/// Listens until the program ends. The notices come to the main thread, so that the computer
/// waits with its sleep until what is open is locked.
pub fn watch(left: impl Fn() + Send + Sync + 'static) {
    let heard = RcBlock::new(move |_: NonNull<NSNotification>| left());
    let listen = |centre: &NSNotificationCenter, name: &NSNotificationName| {
        // SAFETY: the closure can be called from any thread; no object and no queue is named. The
        // centre keeps it for as long as the program runs.
        unsafe {
            centre.addObserverForName_object_queue_usingBlock(Some(name), None, None, &heard)
        };
    };
    let workspace = NSWorkspace::sharedWorkspace().notificationCenter();
    // SAFETY: names that AppKit defines and never changes.
    let names = unsafe {
        [
            NSWorkspaceWillSleepNotification,
            NSWorkspaceScreensDidSleepNotification,
            NSWorkspaceSessionDidResignActiveNotification,
        ]
    };
    for name in names {
        listen(&workspace, name);
    }
    let everybody = NSDistributedNotificationCenter::defaultCenter();
    listen(&everybody, &NSString::from_str(SCREEN_LOCKED));
}
