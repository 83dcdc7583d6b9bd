//! Steps many tests begin with.

use super::{Stage, Window};

/// A passphrase that is strong enough.
pub const PASSPHRASE: &str = "cavallo lampione tredici nuvole";

/// A new archive, made through its three steps and open on *Oggi*.
#[track_caller]
#[must_use]
pub fn open_archive(stage: &Stage) -> Window {
    make_archive(stage).0
}

/// As [`open_archive`], with the recovery code that was shown.
#[track_caller]
#[must_use]
pub fn make_archive(stage: &Stage) -> (Window, String) {
    let window = stage.start();
    window.press("Crea il tuo archivio");
    window.write_identity();
    window.press("Continua");
    window.choose_passphrase(PASSPHRASE);
    let code = window.recovery_code();
    window.tick("L’ho conservato");
    window.press("Apri l’archivio");
    window.sees("Oggi, ");
    (window, code)
}

impl Window {
    /// Fills in the first step of a new archive: an ente of Treviso and its coach.
    #[track_caller]
    pub fn write_identity(&self) {
        self.fill("Nome dell’ente", "Cooperativa Orizzonte");
        self.fill("Nome dello sportello", "Treviso");
        self.fill("Indirizzo", "via Roggia 12");
        self.fill("Comune", "Treviso");
        self.fill("Nome", "Elena");
        self.fill("Cognome", "Marangon");
    }

    /// The second step of a new archive, up to the third.
    #[track_caller]
    pub fn choose_passphrase(&self, passphrase: &str) {
        self.arrives_at("Frase segreta");
        self.fill("Frase segreta", passphrase);
        self.fill("Ripeti la frase segreta", passphrase);
        self.press("Crea l’archivio");
        self.arrives_at("Codice di recupero");
    }

    /// The recovery code on the page.
    #[track_caller]
    pub fn recovery_code(&self) -> String {
        self.until("the recovery code", || {
            let code = self.ask("recoveryCode", &[]);
            code.as_str().filter(|it| !it.is_empty()).map(str::to_owned)
        })
    }

    /// Opens a locked archive.
    #[track_caller]
    pub fn unlock(&self, passphrase: &str) {
        self.arrives_at("Apri il tuo archivio");
        self.fill("Frase segreta", passphrase);
        self.press("Apri");
        self.sees_no_more("Apri il tuo archivio");
    }
}
