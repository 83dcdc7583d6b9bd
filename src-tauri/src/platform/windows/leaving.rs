//! The messages that say the user leaves, heard by a hidden window in a thread of its own, and the
//! box that says something before the program has a window.

#![allow(unsafe_code)]

use std::cell::RefCell;
use std::thread;

use windows::Win32::Foundation::{HANDLE, HWND, LPARAM, LRESULT, WPARAM};
use windows::Win32::System::LibraryLoader::GetModuleHandleW;
use windows::Win32::System::Power::RegisterSuspendResumeNotification;
use windows::Win32::System::RemoteDesktop::{
    NOTIFY_FOR_THIS_SESSION, WTSRegisterSessionNotification,
};
use windows::Win32::UI::WindowsAndMessaging::{
    CreateWindowExW, DEVICE_NOTIFY_WINDOW_HANDLE, DefWindowProcW, DispatchMessageW, GetMessageW,
    MB_ICONERROR, MB_OK, MB_SETFOREGROUND, MSG, MessageBoxW, PBT_APMSUSPEND, RegisterClassW,
    WINDOW_EX_STYLE, WM_ENDSESSION, WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, WNDCLASSW,
    WS_OVERLAPPED, WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK,
};
use windows::core::{HSTRING, PCWSTR, w};

/// The hidden window's class. It is a window like any other, since those made for messages alone
/// are not told of the computer's sleep.
const CLASS: PCWSTR = w!("AffiancaLeaving");

thread_local! {
    static LEFT: RefCell<Option<Box<dyn Fn()>>> = const { RefCell::new(None) };
}

/// Listens until the program ends; where the system gives no window, nobody is told.
pub fn watch(left: impl Fn() + Send + 'static) {
    thread::spawn(move || {
        LEFT.set(Some(Box::new(left)));
        listen(make_window()?);
        Ok::<(), windows::core::Error>(())
    });
}

fn make_window() -> windows::core::Result<HWND> {
    // SAFETY: the class and its function live as long as the program; no pointer is kept.
    unsafe {
        let program = GetModuleHandleW(None)?.into();
        let class = WNDCLASSW {
            lpfnWndProc: Some(hear),
            hInstance: program,
            lpszClassName: CLASS,
            ..WNDCLASSW::default()
        };
        RegisterClassW(&class);
        let window = CreateWindowExW(
            WINDOW_EX_STYLE::default(),
            CLASS,
            CLASS,
            WS_OVERLAPPED,
            0,
            0,
            0,
            0,
            None,
            None,
            Some(program),
            None,
        )?;
        // A system that tells one of the two still tells that one.
        let _ = WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION);
        let _ = RegisterSuspendResumeNotification(HANDLE(window.0), DEVICE_NOTIFY_WINDOW_HANDLE);
        Ok(window)
    }
}

fn listen(window: HWND) {
    let mut message = MSG::default();
    // SAFETY: the message is written by one call and read by the next; the window is this thread's.
    unsafe {
        while GetMessageW(&mut message, Some(window), 0, 0).0 > 0 {
            DispatchMessageW(&message);
        }
    }
}

extern "system" fn hear(window: HWND, message: u32, word: WPARAM, more: LPARAM) -> LRESULT {
    if says_left(message, word.0) {
        LEFT.with_borrow(|left| {
            if let Some(left) = left {
                left();
            }
        });
    }
    // SAFETY: what came from the system is handed back to it unchanged.
    unsafe { DefWindowProcW(window, message, word, more) }
}

/// Whether a message with this word says that the user leaves.
fn says_left(message: u32, word: usize) -> bool {
    let word = u32::try_from(word).unwrap_or(u32::MAX);
    match message {
        WM_POWERBROADCAST => word == PBT_APMSUSPEND,
        WM_WTSSESSION_CHANGE => matches!(
            word,
            WTS_SESSION_LOCK | WTS_CONSOLE_DISCONNECT | WTS_REMOTE_DISCONNECT
        ),
        WM_ENDSESSION => word != 0,
        _ => false,
    }
}

/// Shows a box with one button; whether it could be shown.
pub fn message_box(title: &str, words: &str) -> bool {
    let (title, words) = (HSTRING::from(title), HSTRING::from(words));
    // SAFETY: both texts live until the box is closed.
    let answer = unsafe {
        MessageBoxW(
            None,
            &words,
            &title,
            MB_OK | MB_ICONERROR | MB_SETFOREGROUND,
        )
    };
    answer.0 != 0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::sync::mpsc;
    use std::time::Duration;

    use windows::Win32::UI::WindowsAndMessaging::{PBT_APMRESUMESUSPEND, SendMessageW};

    use super::*;

    const WTS_SESSION_UNLOCK: usize = 8;

    #[test]
    fn locking_leaving_and_sleeping_are_heard_and_coming_back_is_not() {
        for (message, word, left) in [
            (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK as usize, true),
            (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT as usize, true),
            (WM_WTSSESSION_CHANGE, WTS_REMOTE_DISCONNECT as usize, true),
            (WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK, false),
            (WM_POWERBROADCAST, PBT_APMSUSPEND as usize, true),
            (WM_POWERBROADCAST, PBT_APMRESUMESUSPEND as usize, false),
            (WM_ENDSESSION, 1, true),
            (WM_ENDSESSION, 0, false),
            (0, PBT_APMSUSPEND as usize, false),
        ] {
            assert_eq!(says_left(message, word), left, "{message} {word}");
        }
    }

    #[test]
    fn the_hidden_window_tells_whoever_watches() {
        let (tell, told) = mpsc::channel();
        let (name, named) = mpsc::channel();
        thread::spawn(move || {
            LEFT.set(Some(Box::new(move || tell.send(()).unwrap())));
            let window = make_window().unwrap();
            name.send(window.0 as usize).unwrap();
            listen(window);
        });
        let patience = Duration::from_secs(60);
        let window = HWND(named.recv_timeout(patience).unwrap() as *mut _);
        let send = |message: u32, word: usize| {
            // SAFETY: the window is one of this test's own.
            unsafe { SendMessageW(window, message, Some(WPARAM(word)), None) };
        };
        send(WM_WTSSESSION_CHANGE, WTS_SESSION_UNLOCK);
        assert!(told.try_recv().is_err());
        send(WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK as usize);
        told.recv_timeout(patience).unwrap();
        send(WM_POWERBROADCAST, PBT_APMSUSPEND as usize);
        told.recv_timeout(patience).unwrap();
    }
}
