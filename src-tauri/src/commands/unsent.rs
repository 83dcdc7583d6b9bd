//! What is typed and not yet sent, kept while it is typed.

use affianca_workflow::Result;
use affianca_workflow::unsent::{KeptUnsent, Unsent};

use chrono::NaiveDateTime;

use crate::clock;
use crate::office::Office;

pub fn unsent(office: &Office) -> Result<Vec<KeptUnsent>> {
    office.work(|archive, _| archive.unsent())
}

pub fn keep_unsent(office: &Office, unsent: Unsent) -> Result<NaiveDateTime> {
    office.archive()?.keep_unsent(&unsent, clock::now())
}

pub fn forget_unsent(office: &Office, form: String) -> Result<()> {
    office.archive()?.forget_unsent(&form)
}
