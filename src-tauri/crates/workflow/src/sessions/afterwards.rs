//! *È già così sul portale…*: the only way past the seven days (§3.2), for what the portal already holds and
//! was not written down here in time. Register and journal say that it was recorded afterwards.

use affianca_domain::typed::lengths;
use affianca_domain::{ActivityId, Session, SessionId, SessionState, portal};
use affianca_store::rows;
use chrono::NaiveDateTime;

use super::enter::{not_ended, tell};
use super::form::{self, Onto};
use super::history::told_of;
use super::steps::mark_started;
use super::{Context, PortalRecord, SessionForm, load};
use crate::error::expect;
use crate::fields::Fields;
use crate::portal::{hold_as_here, id_taken};
use crate::{Action, Archive, Refusal, Result, Write};

impl Archive {
    /// Records that the portal already holds a session further than here, when the term for its own steps
    /// has passed.
    ///
    /// # Errors
    /// [`Error::Invalid`](crate::Error::Invalid), [`Refusal::StateChanged`], [`Refusal::ActivityEnded`],
    /// [`Refusal::StillInTime`].
    pub fn record_session_afterwards(
        &self,
        id: SessionId,
        expected: SessionState,
        record: &PortalRecord,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(Action::RecordAfterwards, now, |step| {
            let session = load(step, id)?;
            expect(session.state, expected)?;
            let context = Context::load(step, session.activity)?;
            not_ended(&context)?;
            let limits = &context.programme.limits;
            let held = session.held_past_term(context.activity.state, now.date(), limits);
            keep(step, context, session, record, &held)
        })
    }

    /// Enters a session that the portal already holds, when the term for entering it has passed. What the
    /// rules say of it goes into the journal: the portal has accepted it.
    ///
    /// # Errors
    /// As [`Archive::record_session_afterwards`].
    pub fn enter_session_afterwards(
        &self,
        activity: ActivityId,
        form: &SessionForm,
        record: &PortalRecord,
        now: NaiveDateTime,
    ) -> Result<SessionId> {
        self.write(Action::RecordAfterwards, now, |step| {
            let context = Context::load(step, activity)?;
            if let Some(why) = context.activity.cannot_add(context.request.state) {
                return Err(Refusal::NotAdmitted(why).into());
            }
            let onto = Onto::New(step.new_id()?, (activity, context.request.beneficiary), now);
            let session = form::read(step, form, onto, now.date())?;
            let limits = &context.programme.limits;
            let held = session.held_past_term(context.activity.state, now.date(), limits);
            let told = context.told_of_history(step, &session, &[], now)?;
            if !told.is_empty() {
                step.note_apart("regole", told_of(&told));
            }
            let id = session.id;
            rows::session::insert(step, &session)?;
            keep(step, context, session, record, &held)?;
            Ok(id)
        })
    }
}

/// Writes the session down as the portal holds it.
fn keep(
    step: &mut Write,
    context: Context,
    session: Session,
    record: &PortalRecord,
    held: &[SessionState],
) -> Result<()> {
    if held.is_empty() {
        return Err(Refusal::StillInTime.into());
    }
    let mut fields = Fields::new("");
    if !held.contains(&record.state) {
        fields.problem("state", "Scegli come risulta sul portale.");
    }
    let portal_id = fields
        .take("portalId", portal::portal_id(&record.portal_id))
        .unwrap_or_default();
    if portal_id.is_empty() && record.portal_id.trim().is_empty() {
        fields.problem(
            "portalId",
            "Scrivi l’ID che l’erogazione ha sul portale: senza, non si può dire che ci sia.",
        );
    } else if let Some(message) = id_taken(step, &portal_id, Some(session.id))? {
        fields.problem("portalId", message);
    }
    let why = fields.mandatory_lines(
        "why",
        &record.why,
        lengths::REASON,
        "Scrivi perché si registra solo adesso.",
    );
    let description = if record.state == SessionState::Delivered {
        fields.mandatory_lines(
            "description",
            &record.description,
            lengths::SESSION_DESCRIPTION,
            "Scrivi che cosa si è fatto: va sul registro (§3.2).",
        )
    } else {
        form::description(&mut fields, &record.description)
    };
    fields.finish()?;
    let recorded = Session {
        description,
        ..session.recorded_as(record.state, &why, step.now).changed()
    };
    rows::session::update(step, &recorded)?;
    hold_as_here(step, &recorded, &portal_id)?;
    tell(step, &context, recorded.id, &recorded.plan());
    step.note("stato", recorded.state.as_str());
    step.note("ID sul portale", portal_id);
    step.note_apart("perché solo ora", why);
    if recorded.is_begun() {
        mark_started(step, context)?;
    }
    Ok(())
}
