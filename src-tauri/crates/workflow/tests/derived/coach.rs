//! A coach who does one thing after the other, whatever comes to mind: most of it is allowed.

use std::collections::BTreeMap;

use affianca_domain::{
    ActivityId, BeneficiaryId, CentreId, RequestId, RequestState, RuleId, SessionId, SessionState,
    SessionStep, format_date,
};
use affianca_workflow::directory::{BeneficiaryForm, CentreForm};
use affianca_workflow::sessions::{SessionForm, StepOrder};
use affianca_workflow::{Archive, Result};
use chrono::{Days, NaiveDateTime, TimeDelta};
use tempfile::TempDir;

use crate::common::{HEADINGS, Request, at, open, take};

pub struct Coach {
    pub archive: Archive,
    pub now: NaiveDateTime,
    /// How often each thing was done and not refused.
    pub done: BTreeMap<&'static str, u32>,
    pub(super) random: u64,
    pub(super) turn: u32,
    home: TempDir,
}

type Deed = (&'static str, fn(&mut Coach) -> Option<Result<()>>);

/// What there is to do; what is done more often stands more often.
const DEEDS: &[Deed] = &[
    ("request", Coach::new_request),
    ("admit", Coach::admit),
    ("refuse", Coach::refuse),
    ("every minute", Coach::every_minute),
    ("correct a request", Coach::correct_request),
    ("person", Coach::rename_person),
    ("centre", Coach::rename_centre),
    ("enter", Coach::enter),
    ("enter", Coach::enter),
    ("enter", Coach::enter),
    ("enter", Coach::enter),
    ("edit", Coach::edit),
    ("describe", Coach::describe),
    ("describe", Coach::describe),
    ("schedule", |coach| coach.step(SessionStep::Schedule)),
    ("schedule", |coach| coach.step(SessionStep::Schedule)),
    ("schedule", |coach| coach.step(SessionStep::Schedule)),
    ("start", |coach| coach.step(SessionStep::Start)),
    ("start", |coach| coach.step(SessionStep::Start)),
    ("conclude", |coach| coach.step(SessionStep::Conclude)),
    ("conclude", |coach| coach.step(SessionStep::Conclude)),
    ("cancel", |coach| coach.step(SessionStep::Cancel)),
    ("close", |coach| coach.step(SessionStep::CloseNegatively)),
    ("end", Coach::end),
    ("end", Coach::end),
    ("register", |coach| coach.issue(false)),
    ("blank register", |coach| coach.issue(true)),
    ("new version of a register", Coach::replace),
    ("register on paper", Coach::record_on_paper),
    ("register on paper corrected", Coach::correct_on_paper),
    ("register on paper withdrawn", Coach::withdraw_on_paper),
    ("sign", Coach::sign),
    ("sign", Coach::sign),
    ("document", Coach::begin_document),
    ("draft", Coach::write_document),
    ("version", Coach::keep_version),
    ("discard", Coach::discard_document),
    ("attach", Coach::attach),
    ("made elsewhere", Coach::attach_made_elsewhere),
    ("told of a file", Coach::tell_of_file),
    ("take away", Coach::take_away),
    ("report ready", Coach::ready),
    ("report delivered", Coach::deliver),
    ("report reopened", Coach::reopen),
    ("repeated", Coach::repeat),
    ("corrected there", Coach::correct_there),
];

impl Coach {
    pub fn new(seed: u64) -> Self {
        let (home, archive) = open();
        let mut coach = Self {
            archive,
            now: at("2022-07-02T08:00"),
            done: BTreeMap::new(),
            random: seed,
            turn: 0,
            home,
        };
        for number in 0..3 {
            coach.import(number);
        }
        coach
    }

    /// Everything there is to do, once each.
    #[allow(dead_code)]
    pub fn deeds() -> impl Iterator<Item = &'static str> {
        DEEDS.iter().map(|(name, _)| *name)
    }

    /// The archive's folder, once it is closed.
    #[allow(dead_code)]
    pub fn close(self) -> TempDir {
        drop(self.archive);
        self.home
    }

    /// Does one thing more.
    pub fn go_on(&mut self) {
        self.turn += 1;
        let pause = i64::try_from(self.below(40)).unwrap();
        self.now += TimeDelta::minutes(7 + pause);
        let (name, deed) = DEEDS[self.below(DEEDS.len())];
        if let Some(Ok(())) = deed(self) {
            *self.done.entry(name).or_default() += 1;
        }
    }

    /// A number below `end`, always the same ones from the same seed (Knuth's MMIX generator).
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.random = self
            .random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.random >> 33).unwrap() % end
    }

    /// One of the rows a question finds.
    pub(super) fn pick<I: From<i64>>(&mut self, question: &str) -> Option<I> {
        let found: Vec<i64> = self
            .archive
            .read(|connection| {
                let mut statement = connection.prepare(question)?;
                let rows = statement.query_map([], |row| row.get(0))?;
                Ok(rows.collect::<rusqlite::Result<_>>()?)
            })
            .unwrap();
        let chosen = (!found.is_empty()).then(|| self.below(found.len()))?;
        Some(I::from(found[chosen]))
    }

    fn import(&mut self, number: u32) {
        let csv = format!("{HEADINGS}{}", Request::new(number).csv());
        take(&self.archive, csv.as_bytes());
    }

    fn new_request(&mut self) -> Option<Result<()>> {
        if self.done.get("request").is_some_and(|done| *done > 6) {
            return None;
        }
        self.import(100 + self.turn);
        Some(Ok(()))
    }

    fn proposed(&mut self) -> Option<RequestId> {
        self.pick("SELECT id FROM request WHERE state = 'PROPOSTA'")
    }

    fn admit(&mut self) -> Option<Result<()>> {
        let id = self.proposed()?;
        Some(self.archive.admit(id, RequestState::Proposed, self.now))
    }

    fn refuse(&mut self) -> Option<Result<()>> {
        let id = self.proposed()?;
        let state = RequestState::Proposed;
        Some(self.archive.refuse(id, state, "Fuori zona", self.now))
    }

    fn every_minute(&mut self) -> Option<Result<()>> {
        Some(self.archive.cancel_expired(self.now).map(drop))
    }

    fn correct_request(&mut self) -> Option<Result<()>> {
        let id: RequestId = self.pick("SELECT id FROM request")?;
        let mut form = self.archive.request_form(id).ok()?;
        form.description = format!("Richiesta corretta {}", self.turn);
        form.request_date = format_date(self.now.date() - Days::new(1));
        form.notified_date = format_date(self.now.date());
        form.voucher_id = format!("V{}", self.turn);
        form.confirmed = true;
        Some(self.archive.edit_request(id, &form, self.now))
    }

    fn rename_person(&mut self) -> Option<Result<()>> {
        let id: BeneficiaryId = self.pick("SELECT id FROM beneficiary")?;
        let before = self.archive.beneficiary(id).ok()?;
        let form = BeneficiaryForm {
            name: format!("Mario {}", LETTERS[self.below(LETTERS.len())]),
            surname: before.surname,
            tax_code: before.tax_code,
            confirmed: true,
            ..BeneficiaryForm::default()
        };
        let saved = self.archive.save_beneficiary(Some(id), &form, self.now);
        Some(saved.map(drop))
    }

    fn rename_centre(&mut self) -> Option<Result<()>> {
        let id: CentreId = self.pick("SELECT id FROM centre")?;
        let form = CentreForm {
            name: format!("CPI {}", LETTERS[self.below(LETTERS.len())]),
            ..CentreForm::default()
        };
        Some(
            self.archive
                .save_centre(Some(id), &form, self.now)
                .map(drop),
        )
    }

    fn form(&mut self) -> SessionForm {
        let directory = self.archive.directory().unwrap();
        let day = self.now.date() + Days::new(u64::try_from(self.below(3)).unwrap());
        let hour = 8 + self.below(12);
        SessionForm {
            branch: Some(directory.branches[0].id),
            coach: Some(directory.coaches[0].id),
            date: format_date(day),
            start: format!("{hour:02}:00"),
            end: format!("{hour:02}:{:02}", 20 + self.below(40)),
            place: ["", "Vivai Sile, Casier"][self.below(2)].into(),
            note: format!("Nota {}", self.turn),
            ..SessionForm::default()
        }
    }

    fn enter(&mut self) -> Option<Result<()>> {
        let activity: ActivityId = self.pick(
            "SELECT a.id FROM activity a JOIN request r ON r.id = a.request_id
             WHERE r.state = 'AMMESSO AL SERVIZIO' AND a.state <> 'TERMINATA'",
        )?;
        let form = self.form();
        let entered = self
            .archive
            .enter_session(activity, &form, &RuleId::ALL, self.now);
        Some(entered.map(drop))
    }

    fn edit(&mut self) -> Option<Result<()>> {
        let (id, revision) = self.session("state = 'INSERITA'")?;
        let form = self.form();
        let rules = &RuleId::ALL;
        Some(
            self.archive
                .edit_session(id, revision.try_into().unwrap(), &form, rules, self.now),
        )
    }

    /// A session that a condition chooses, with its revision.
    pub(super) fn session(&mut self, condition: &str) -> Option<(SessionId, i64)> {
        let id: SessionId = self.pick(&format!("SELECT id FROM session WHERE {condition}"))?;
        let revision = self.read("SELECT revision FROM session WHERE id = ?1", id.0);
        Some((id, revision))
    }

    pub(super) fn read(&self, question: &str, id: i64) -> i64 {
        self.archive
            .read(|connection| Ok(connection.query_row(question, [id], |row| row.get(0))?))
            .unwrap()
    }

    fn describe(&mut self) -> Option<Result<()>> {
        let (id, revision) = self.session("1")?;
        // Never the same words twice: what was outdated cannot become true again.
        let words = format!("Affiancamento {}", self.turn);
        let told =
            self.archive
                .describe_session(id, revision.try_into().unwrap(), &words, "", self.now);
        Some(told)
    }

    fn step(&mut self, step: SessionStep) -> Option<Result<()>> {
        let from = match step {
            SessionStep::Schedule | SessionStep::Cancel => SessionState::Entered,
            SessionStep::Start => SessionState::Scheduled,
            SessionStep::Conclude => SessionState::Started,
            SessionStep::CloseNegatively => {
                [SessionState::Scheduled, SessionState::Started][self.below(2)]
            }
        };
        let (session, _) = self.session(&format!("state = '{from}'"))?;
        let order = StepOrder {
            session,
            step,
            expected: from,
            acknowledged: RuleId::ALL.to_vec(),
            reason: "Rinviata".into(),
            description: None,
        };
        Some(self.archive.step(&order, self.now))
    }

    fn end(&mut self) -> Option<Result<()>> {
        let id: ActivityId = self.pick(
            "SELECT a.id FROM activity a WHERE a.state = 'INIZIATA'
               AND EXISTS (SELECT 1 FROM session s WHERE s.activity_id = a.id AND s.state = 'EROGATA')",
        )?;
        let state = affianca_domain::ActivityState::Started;
        Some(self.archive.end_activity(id, state, self.now))
    }
}

const LETTERS: [&str; 6] = ["Alfa", "Beta", "Gamma", "Delta", "Epsilon", "Zeta"];
