//! Sessions as a coach plans and delivers them.

use affianca_domain::{
    ActivityId, CoachId, RuleId, SessionId, SessionState, SessionStep, TimeOfDay,
};
use affianca_workflow::Result;
use affianca_workflow::activities::ActivityDetail;
use affianca_workflow::sessions::{SessionCheck, SessionForm, SessionRow, StepOrder};

use super::Body;

/// A stored session and the activity it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// The session.
    pub id: SessionId,
    /// Its activity.
    pub activity: ActivityId,
}

/// A session about to be entered: branch of Verona, coach at work, held at the branch.
#[must_use]
pub struct SessionBuilder<'a> {
    body: &'a Body,
    activity: ActivityId,
    form: SessionForm,
    seen: Vec<RuleId>,
}

impl Body {
    /// *Nuova erogazione*, as typed: `28/06/2022`, `10:00`, `12:00`.
    pub fn session(
        &self,
        activity: ActivityId,
        date: &str,
        start: &str,
        end: &str,
    ) -> SessionBuilder<'_> {
        SessionBuilder {
            body: self,
            activity,
            form: SessionForm {
                branch: Some(self.verona),
                coach: Some(self.lucia),
                date: date.into(),
                start: start.into(),
                end: end.into(),
                place: "Sportello di Verona".into(),
                ..SessionForm::default()
            },
            seen: Vec::new(),
        }
    }

    /// The page of an activity.
    #[must_use]
    pub fn activity(&self, id: ActivityId) -> ActivityDetail {
        self.archive().activity_detail(id, self.now()).unwrap()
    }

    /// A session's row in the table *Erogazioni*.
    ///
    /// # Panics
    /// When it is not there.
    #[must_use]
    pub fn row(&self, session: Session) -> SessionRow {
        let rows = self.activity(session.activity).sessions;
        rows.into_iter()
            .find(|row| row.session.id == session.id)
            .expect("a row of the table")
    }

    /// A session's state.
    #[must_use]
    pub fn state(&self, session: Session) -> SessionState {
        self.row(session).session.state
    }

    /// The buttons of a session's row.
    #[must_use]
    pub fn buttons(&self, session: Session) -> Vec<String> {
        self.row(session)
            .steps
            .into_iter()
            .map(|button| button.label)
            .collect()
    }

    /// A step as the screen in front of the coach would order it now.
    #[must_use]
    pub fn order(&self, step: SessionStep, session: Session) -> StepOrder {
        StepOrder {
            session: session.id,
            step,
            expected: self.state(session),
            acknowledged: Vec::new(),
            reason: "La persona era ammalata".into(),
            description: None,
        }
    }

    /// Presses a session's button and then *Procedi*.
    ///
    /// # Errors
    /// Whatever the archive refuses it for.
    pub fn press(&self, order: &StepOrder) -> Result<()> {
        self.archive().step(order, self.now())
    }

    /// Takes a step that nothing stands in the way of.
    ///
    /// # Panics
    /// When it is refused.
    pub fn take(&self, step: SessionStep, session: Session) {
        self.press(&self.order(step, session))
            .unwrap_or_else(|error| {
                panic!("«{step}» on {session:?} was refused: {error}");
            });
    }

    /// A stored session as its form opens again.
    #[must_use]
    pub fn form_of(&self, session: Session) -> SessionForm {
        SessionForm::from(&self.row(session).session)
    }

    /// Opens a session's form again, changes it and presses *Invia*.
    ///
    /// # Errors
    /// Whatever the archive refuses it for.
    pub fn edit(&self, session: Session, change: impl FnOnce(&mut SessionForm)) -> Result<()> {
        let mut form = self.form_of(session);
        change(&mut form);
        let revision = self.row(session).session.revision;
        self.archive()
            .edit_session(session.id, revision, &form, &[], self.now())
    }

    fn wait_for(&self, session: Session, hour: impl FnOnce(&SessionRow) -> TimeOfDay) {
        let row = self.row(session);
        let minutes = u32::from(hour(&row).minutes());
        let moment = row.session.date.and_hms_opt(minutes / 60, minutes % 60, 0);
        self.wait_until(moment.expect("an hour of that day"));
    }
}

impl SessionBuilder<'_> {
    /// Held elsewhere; empty for nowhere said.
    pub fn place(mut self, place: &str) -> Self {
        self.form.place = place.into();
        self
    }

    /// With a note.
    pub fn note(mut self, note: &str) -> Self {
        self.form.note = note.into();
        self
    }

    /// With its description for the register.
    pub fn described(mut self, description: &str) -> Self {
        self.form.description = description.into();
        self
    }

    /// With a reserved note.
    pub fn private_note(mut self, note: &str) -> Self {
        self.form.private_note = note.into();
        self
    }

    /// By another coach.
    pub fn by(mut self, coach: CoachId) -> Self {
        self.form.coach = Some(coach);
        self
    }

    /// Having seen and ticked these warnings.
    pub fn seen(mut self, rules: &[RuleId]) -> Self {
        self.seen = rules.to_vec();
        self
    }

    /// The form as it would be sent.
    #[must_use]
    pub fn form(self) -> SessionForm {
        self.form
    }

    /// What the form says before it is sent.
    #[must_use]
    pub fn check(&self) -> SessionCheck {
        let archive = self.body.archive();
        archive
            .check_session(self.activity, None, &self.form, self.body.now())
            .unwrap()
    }

    /// *Invia*.
    ///
    /// # Errors
    /// Whatever the archive refuses it for.
    pub fn send(&self) -> Result<Session> {
        let (archive, now) = (self.body.archive(), self.body.now());
        let id = archive.enter_session(self.activity, &self.form, &self.seen, now)?;
        Ok(Session {
            id,
            activity: self.activity,
        })
    }

    /// Enters it: `INSERITA`.
    pub fn entered(self) -> Session {
        self.send()
            .unwrap_or_else(|error| panic!("{:?} was refused: {error}", self.form))
    }

    /// Enters and schedules it: `PROGRAMMATA`.
    pub fn scheduled(self) -> Session {
        let (body, seen) = (self.body, self.seen.clone());
        let session = self.entered();
        let order = StepOrder {
            acknowledged: seen,
            ..body.order(SessionStep::Schedule, session)
        };
        body.press(&order).unwrap();
        session
    }

    /// Enters, schedules and, when its hour has come, starts it: `AVVIATA`.
    pub fn started(self) -> Session {
        let body = self.body;
        let session = self.scheduled();
        body.wait_for(session, |row| row.session.start);
        body.take(SessionStep::Start, session);
        session
    }

    /// Brings it to its end, when that hour has come: `EROGATA`.
    pub fn delivered(self) -> Session {
        let body = self.body;
        let session = self.started();
        body.wait_for(session, |row| row.session.end);
        body.take(SessionStep::Conclude, session);
        session
    }
}
