//! A passphrase for each coach: who opens the archive, giving and taking away.

use affianca_domain::CoachId;
use affianca_workflow::Result;
use affianca_workflow::key_coaches::{KeyCoach, KeyCoaches};

use crate::clock;
use crate::office::Office;

pub fn key_coaches(office: &Office) -> Result<KeyCoaches> {
    office.with_vault(|vault| vault.key_coaches())
}

pub fn add_key_coach(
    office: &Office,
    own: String,
    coach: CoachId,
    passphrase: String,
) -> Result<()> {
    office.with_vault(|vault| vault.add_key_coach(&own, coach, &passphrase, clock::now()))
}

pub fn remove_key_coach(office: &Office, own: String, coach: CoachId) -> Result<()> {
    office.with_vault(|vault| vault.remove_key_coach(&own, coach, clock::now()))
}

pub fn recovery_coaches(office: &Office, code: String) -> Result<Vec<KeyCoach>> {
    office.own().recovery_coaches(&code)
}
