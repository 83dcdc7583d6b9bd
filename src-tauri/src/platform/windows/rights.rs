//! Folders that only their owner, the administrators and the system can read.

#![allow(unsafe_code)]

use std::fs;
use std::io;
use std::path::Path;

use windows::Win32::Foundation::{HLOCAL, LocalFree};
use windows::Win32::Security::Authorization::{
    ConvertStringSecurityDescriptorToSecurityDescriptorW, SDDL_REVISION_1, SE_FILE_OBJECT,
    SetNamedSecurityInfoW,
};
use windows::Win32::Security::{
    ACL, DACL_SECURITY_INFORMATION, GetSecurityDescriptorDacl, PROTECTED_DACL_SECURITY_INFORMATION,
    PSECURITY_DESCRIPTOR,
};
use windows::core::{BOOL, HSTRING};

/// Everything to the owner, the system and the administrators, on what is made inside as well;
/// nothing is taken over from the folder above.
const PRIVATE: &str = "D:P(A;OICI;FA;;;OW)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";

/// Makes the folder and those above it; the folder itself is private.
pub fn make_private_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    // A disk that knows no owners, as a stick's, keeps its files for whoever holds it.
    let _ = restrict(folder);
    Ok(())
}

/// A folder that was there before is its owner's alone, as one the program makes.
pub fn correct_rights(folder: &Path) -> io::Result<()> {
    restrict(folder).map_err(io::Error::other)
}

fn restrict(folder: &Path) -> windows::core::Result<()> {
    let mut descriptor = PSECURITY_DESCRIPTOR::default();
    let words = HSTRING::from(PRIVATE);
    // SAFETY: the descriptor is written by the call and freed below, after its last use.
    unsafe {
        ConvertStringSecurityDescriptorToSecurityDescriptorW(
            &words,
            SDDL_REVISION_1,
            &mut descriptor,
            None,
        )?;
    }
    let done = set_list(folder, descriptor);
    // SAFETY: the descriptor was allocated by the call above and nothing refers to it any more.
    unsafe {
        LocalFree(Some(HLOCAL(descriptor.0)));
    }
    done
}

fn set_list(folder: &Path, descriptor: PSECURITY_DESCRIPTOR) -> windows::core::Result<()> {
    let (mut there, mut default) = (BOOL::default(), BOOL::default());
    let mut list: *mut ACL = std::ptr::null_mut();
    let name = HSTRING::from(folder.as_os_str());
    // SAFETY: the list points into the descriptor, which the caller keeps until after this.
    unsafe {
        GetSecurityDescriptorDacl(descriptor, &mut there, &mut list, &mut default)?;
        SetNamedSecurityInfoW(
            &name,
            SE_FILE_OBJECT,
            DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
            None,
            None,
            Some(list),
            None,
        )
        .ok()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use windows::Win32::Security::Authorization::{
        ConvertSecurityDescriptorToStringSecurityDescriptorW, GetNamedSecurityInfoW,
    };
    use windows::core::PWSTR;

    use super::*;

    /// The access list of a file or folder, as Windows writes it.
    fn list_of(path: &Path) -> String {
        let name = HSTRING::from(path.as_os_str());
        let mut descriptor = PSECURITY_DESCRIPTOR::default();
        let mut words = PWSTR::null();
        // SAFETY: both are written by the calls; what they allocate goes with the test.
        unsafe {
            GetNamedSecurityInfoW(
                &name,
                SE_FILE_OBJECT,
                DACL_SECURITY_INFORMATION,
                None,
                None,
                None,
                None,
                &mut descriptor,
            )
            .ok()
            .unwrap();
            ConvertSecurityDescriptorToStringSecurityDescriptorW(
                descriptor,
                SDDL_REVISION_1,
                DACL_SECURITY_INFORMATION,
                &mut words,
                None,
            )
            .unwrap();
            words.to_string().unwrap()
        }
    }

    #[test]
    fn nobody_else_can_look_into_a_private_folder() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("archivio");
        fs::create_dir(&folder).unwrap();
        restrict(&folder).unwrap();
        let list = list_of(&folder);
        for other in [";WD)", ";AU)", ";BU)"] {
            assert!(!list.contains(other), "{list}");
        }
        let file = folder.join("archivio.affianca");
        fs::write(&file, b"x").unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"x", "its owner can");
    }
}
