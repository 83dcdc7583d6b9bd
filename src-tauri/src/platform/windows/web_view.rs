//! What WebView2 has of a browser and the page does not.

#![allow(unsafe_code)]

use tauri::WebviewWindow;
use webview2_com::Microsoft::Web::WebView2::Win32::{
    ICoreWebView2Controller, ICoreWebView2Settings3,
};
use windows::core::Interface as _;

/// Reloading, printing, searching and leaving the page by a key: the page refuses them too, and one
/// that hangs cannot.
pub fn tame(window: &WebviewWindow) {
    // A WebView2 too old to be told so leaves it to the page.
    let _ = window.with_webview(|view| {
        let _ = without_browser_keys(&view.controller());
    });
}

fn without_browser_keys(controller: &ICoreWebView2Controller) -> windows::core::Result<()> {
    // SAFETY: called on the thread that the web view belongs to, while its window is there.
    unsafe {
        let settings: ICoreWebView2Settings3 = controller.CoreWebView2()?.Settings()?.cast()?;
        settings.SetAreBrowserAcceleratorKeysEnabled(false)
    }
}
