//! What crosses to the page otherwise than as JSON.

use affianca_workflow::files::StoredFile;
use tauri::Runtime;
use tauri::ipc::{Channel, CommandArg, CommandItem, InvokeError, InvokeResponseBody, IpcResponse};

/// A document to be shown on the page: its bytes, as they are.
pub struct Pdf(Vec<u8>);

impl From<Vec<u8>> for Pdf {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl From<StoredFile> for Pdf {
    fn from(file: StoredFile) -> Self {
        Self(file.bytes)
    }
}

impl IpcResponse for Pdf {
    fn body(self) -> tauri::Result<InvokeResponseBody> {
        Ok(InvokeResponseBody::Raw(self.0))
    }
}

/// Where a long command says how many are done, of how many.
pub struct Progress(Channel<(u32, u32)>);

impl Progress {
    /// One that nobody listens to.
    #[cfg(test)]
    pub fn unheard() -> Self {
        Self(Channel::new(|_| Ok(())))
    }

    /// One that calls `told` whenever it hears something.
    #[cfg(test)]
    pub fn heard(told: impl Fn() + Send + Sync + 'static) -> Self {
        Self(Channel::new(move |_| {
            told();
            Ok(())
        }))
    }

    /// A page that went away no longer listens; the command goes on.
    pub fn tell(&self, done: u32, all: u32) {
        let _ = self.0.send((done, all));
    }
}

impl<'de, R: Runtime> CommandArg<'de, R> for Progress {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        Channel::from_command(command).map(Self)
    }
}
