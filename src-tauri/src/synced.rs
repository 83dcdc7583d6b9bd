//! Folders that a service on the network keeps the same on several computers, so that what is put
//! there leaves this one.

use std::path::{Path, PathBuf};

/// Where OneDrive says that its folders are: it may have given them any name.
const ONEDRIVE_SAYS: [&str; 3] = ["OneDrive", "OneDriveConsumer", "OneDriveCommercial"];

/// How the services name their folders, in small letters. What follows the name after one of
/// [`AFTER`] is an account's or a body's.
const NAMES: [(&str, &str); 12] = [
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("il mio drive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("pcloud drive", "pCloud"),
];
const AFTER: [&str; 3] = [" - ", "-", " ("];

/// The service that takes what is put into this folder along, when one is known to.
pub fn service_of(folder: &Path) -> Option<&'static str> {
    let told = ONEDRIVE_SAYS.into_iter().filter_map(std::env::var_os);
    let told: Vec<PathBuf> = told.map(PathBuf::from).collect();
    service_among(folder, &told)
}

/// A path as the user reads it after a file was saved there: who else gets the file is named.
pub fn told(file: &Path) -> String {
    let path = crate::files::shown(file);
    match file.parent().and_then(service_of) {
        Some(service) => format!("{path}, una cartella sincronizzata con {service}"),
        None => path,
    }
}

fn service_among(folder: &Path, onedrive: &[PathBuf]) -> Option<&'static str> {
    let inside = |root: &PathBuf| root.components().next().is_some() && is_inside(folder, root);
    if onedrive.iter().any(inside) {
        return Some("OneDrive");
    }
    let mut parts = folder.components();
    parts.find_map(|part| named(&small(part.as_os_str())))
}

/// Windows writes one folder in large and small letters as it likes.
fn is_inside(folder: &Path, root: &Path) -> bool {
    let mut above = folder.components().map(|part| small(part.as_os_str()));
    root.components()
        .all(|part| above.next() == Some(small(part.as_os_str())))
}

fn small(part: &std::ffi::OsStr) -> String {
    part.to_string_lossy().to_lowercase()
}

fn named(part: &str) -> Option<&'static str> {
    NAMES.into_iter().find_map(|(name, service)| {
        let rest = part.strip_prefix(name)?;
        let whole = rest.is_empty() || AFTER.iter().any(|after| rest.starts_with(after));
        whole.then_some(service)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_a_service_is_known_by_its_name_wherever_it_lies() {
        for (folder, service) in [
            ("/home/anna/OneDrive/Documenti", Some("OneDrive")),
            ("/Users/anna/OneDrive - Bussola Lavoro/x", Some("OneDrive")),
            ("/home/anna/Dropbox", Some("Dropbox")),
            ("/home/anna/Dropbox (Personale)/copie", Some("Dropbox")),
            (
                "/Users/a/Library/CloudStorage/GoogleDrive-a@x.it/Il mio Drive",
                Some("Google Drive"),
            ),
            (
                "/Users/a/Library/Mobile Documents/com~apple~CloudDocs",
                Some("iCloud"),
            ),
            ("/home/anna/Nextcloud/affianca", Some("Nextcloud")),
            ("/home/anna/Documenti", None),
            ("/home/anna/relazione dropbox", None),
            ("/home/anna/OneDriveVecchio", None),
            ("", None),
        ] {
            assert_eq!(service_among(Path::new(folder), &[]), service, "{folder}");
        }
    }

    #[test]
    fn a_folder_that_onedrive_calls_its_own_is_known_whatever_its_name() {
        let own = [PathBuf::from("/dati/Nuvola"), PathBuf::new()];
        let service = |folder: &str| service_among(Path::new(folder), &own);
        assert_eq!(service("/dati/nuvola/Documenti"), Some("OneDrive"));
        assert_eq!(service("/dati/Nuvola"), Some("OneDrive"));
        assert_eq!(service("/dati/Nuvola 2"), None);
        assert_eq!(service("/dati"), None);
    }

    #[test]
    fn a_saved_file_is_told_with_who_else_gets_it() {
        let file = Path::new("Documenti").join("Dropbox.pdf");
        assert_eq!(told(&file), file.display().to_string());
        let file = Path::new("Dropbox").join("registro.pdf");
        let words = told(&file);
        assert!(
            words.ends_with("registro.pdf, una cartella sincronizzata con Dropbox"),
            "{words}"
        );
    }
}
