//! What the coach does with registers, documents, reports and the portal.

use affianca_domain::{
    ActivityId, AttachmentId, OutputId, OutputKind, PrintedDocument, RegisterId, ReportDraft,
    ReportId, ReportOutcome, RequestId, RequestPaper, SessionId, Signer, format_date,
};
use affianca_workflow::Result;
use affianca_workflow::outputs::{AttachmentPlace, ElsewhereForm, OutputDraft};
use affianca_workflow::portal::{PortalFilter, PortalKnown, PortalOrder, PortalReach};
use affianca_workflow::registers::{PaperOrder, RegisterOrder, ScopeForm, SignatureForm};
use affianca_workflow::reports::DeliveryForm;

use crate::desk::{print, words};

use super::coach::Coach;

impl Coach {
    pub(super) fn issue(&mut self, blank: bool) -> Option<Result<()>> {
        let request: RequestId = self.pick(
            "SELECT DISTINCT a.request_id FROM activity a JOIN session s ON s.activity_id = a.id",
        )?;
        self.order(request, blank, None)
    }

    pub(super) fn replace(&mut self) -> Option<Result<()>> {
        let id: RegisterId = self
            .pick("SELECT id FROM register WHERE replaced_by IS NULL AND paper_number IS NULL")?;
        let request = self.read("SELECT request_id FROM register WHERE id = ?1", id.0);
        let blank = self.read("SELECT blank FROM register WHERE id = ?1", id.0) == 1;
        self.order(request.into(), blank, Some(id))
    }

    pub(super) fn order(
        &mut self,
        request: RequestId,
        blank: bool,
        replaces: Option<RegisterId>,
    ) -> Option<Result<()>> {
        let order = RegisterOrder {
            request,
            scope: ScopeForm::Opal,
            blank,
            replaces,
        };
        let issued = self
            .archive
            .issue_register(&order, self.now, |_| Ok(printed()));
        Some(issued.map(drop))
    }

    /// A request with its delivered sessions on paper, or some of them.
    fn on_paper(&mut self, request: RequestId, register: Option<RegisterId>) -> PaperOrder {
        let mut form = self.archive.paper_register_form(request, register).unwrap();
        form.number = format!("Reg. {}/2022", self.turn);
        form.sessions.truncate(1 + self.below(3));
        form.signatures = vec![SignatureForm {
            signer: Some(Signer::ALL[self.below(3)]),
            who: "Chi ha firmato".into(),
            date: format_date(self.now.date()),
            place: String::new(),
        }];
        PaperOrder {
            request,
            register,
            form,
        }
    }

    pub(super) fn record_on_paper(&mut self) -> Option<Result<()>> {
        let request: RequestId = self.pick("SELECT DISTINCT request_id FROM unregistered")?;
        let order = self.on_paper(request, None);
        let recorded = self.archive.record_paper_register(&order, self.now);
        Some(recorded.map(drop))
    }

    pub(super) fn correct_on_paper(&mut self) -> Option<Result<()>> {
        let id: RegisterId = self.pick("SELECT id FROM register WHERE paper_number IS NOT NULL")?;
        let request = self.read("SELECT request_id FROM register WHERE id = ?1", id.0);
        let form = self.on_paper(request.into(), Some(id)).form;
        let corrected = self
            .archive
            .correct_paper_register(id, &form, "Letto male", self.now);
        Some(corrected)
    }

    pub(super) fn withdraw_on_paper(&mut self) -> Option<Result<()>> {
        let id: RegisterId = self.pick(
            "SELECT id FROM register WHERE paper_number IS NOT NULL AND withdrawn_at IS NULL",
        )?;
        let why = "Registrato per sbaglio";
        Some(self.archive.withdraw_paper_register(id, why, self.now))
    }

    pub(super) fn sign(&mut self) -> Option<Result<()>> {
        let id: RegisterId = self.pick("SELECT id FROM register")?;
        let form = SignatureForm {
            signer: Some(Signer::ALL[self.below(3)]),
            who: "Chi firma".into(),
            date: format_date(self.now.date()),
            place: "Treviso".into(),
        };
        Some(self.archive.sign_register(id, &form, self.now))
    }

    pub(super) fn begin_document(&mut self) -> Option<Result<()>> {
        let activity: ActivityId = self.pick("SELECT id FROM activity")?;
        let kind = OutputKind::ALL[self.below(OutputKind::ALL.len())];
        let begun = self.archive.start_output(activity, kind, self.now);
        Some(begun.map(drop))
    }

    pub(super) fn write_document(&mut self) -> Option<Result<()>> {
        let id: OutputId = self.pick("SELECT id FROM output")?;
        let detail = self.archive.output_detail(id, self.now).ok()?;
        let draft = OutputDraft {
            revision: detail.revision,
            title: detail.title,
            drafted: format_date(self.now.date()),
            text: words(&format!("Parole {}", self.turn)),
        };
        let kept = self.archive.keep_output_draft(id, &draft, self.now);
        Some(kept.map(drop))
    }

    pub(super) fn keep_version(&mut self) -> Option<Result<()>> {
        let id: OutputId = self.pick("SELECT id FROM output WHERE revision > kept_revision")?;
        let revision = self.archive.output_detail(id, self.now).ok()?.revision;
        let kept = self.archive.keep_version(id, revision, self.now, print);
        Some(kept.map(drop))
    }

    pub(super) fn discard_document(&mut self) -> Option<Result<()>> {
        let id: OutputId = self.pick("SELECT id FROM output WHERE versions = 0")?;
        Some(self.archive.discard_output(id, self.now))
    }

    pub(super) fn attach(&mut self) -> Option<Result<()>> {
        let activity: ActivityId = self.pick("SELECT id FROM activity")?;
        let request = self.read("SELECT request_id FROM activity WHERE id = ?1", activity.0);
        let place = AttachmentPlace {
            request: request.into(),
            activity: Some(activity),
            output_kind: [None, Some(OutputKind::Plan)][self.below(2)],
            paper: None,
        };
        let attached = self
            .archive
            .attach_file(&place, "prova.pdf", b"%PDF-1.7", self.now);
        Some(attached.map(drop))
    }

    /// A report or an attestation made elsewhere, handed over or not yet.
    pub(super) fn attach_made_elsewhere(&mut self) -> Option<Result<()>> {
        let request: RequestId =
            self.pick("SELECT id FROM request WHERE state = 'AMMESSO AL SERVIZIO'")?;
        let place = AttachmentPlace {
            request,
            activity: None,
            output_kind: None,
            paper: Some(RequestPaper::ALL[self.below(2)]),
        };
        let form = self.handed_over();
        let file = ("relazione.pdf", &b"%PDF-1.7"[..]);
        let attached = self
            .archive
            .attach_made_elsewhere(&place, &form, file, self.now);
        Some(attached.map(drop))
    }

    pub(super) fn tell_of_file(&mut self) -> Option<Result<()>> {
        let id: AttachmentId = self.pick("SELECT id FROM attachment")?;
        let form = self.handed_over();
        Some(self.archive.tell_of_file(id, &form, self.now))
    }

    fn handed_over(&mut self) -> ElsewhereForm {
        let today = format_date(self.now.date());
        let handed = self.below(2) == 0;
        ElsewhereForm {
            drafted: today.clone(),
            handed_on: if handed { today } else { String::new() },
            handed_to: if handed {
                "Paola Zanin".into()
            } else {
                String::new()
            },
        }
    }

    pub(super) fn take_away(&mut self) -> Option<Result<()>> {
        let id: AttachmentId = self.pick("SELECT id FROM attachment")?;
        Some(self.archive.remove_attachment(id, self.now))
    }

    pub(super) fn ready(&mut self) -> Option<Result<()>> {
        let request: RequestId = self.pick(
            "SELECT id FROM request WHERE state = 'AMMESSO AL SERVIZIO' AND voucher_id <> ''",
        )?;
        let before = self.archive.final_report(request).ok()?;
        let text = String::from("Parole sufficienti a dire com’è andata.");
        let draft = ReportDraft {
            outcome: Some(ReportOutcome::Succeeded),
            activities: text.clone(),
            integration: text.clone(),
            abilities: text.clone(),
            keeping: text,
            ..ReportDraft::default()
        };
        let saved = self
            .archive
            .save_report_draft(request, before.revision, &draft, self.now)
            .ok()?;
        let ready = self
            .archive
            .ready_report(request, saved.revision, self.now, |_| Ok(printed()));
        Some(ready.map(drop))
    }

    pub(super) fn report(&mut self) -> Option<ReportId> {
        self.pick("SELECT id FROM report WHERE reopened_at IS NULL")
    }

    pub(super) fn deliver(&mut self) -> Option<Result<()>> {
        let id = self.report()?;
        let form = DeliveryForm {
            date: format_date(self.now.date()),
            received_by: "Paola Zanin".into(),
            how: "a mano".into(),
        };
        Some(self.archive.deliver_report(id, &form, self.now))
    }

    pub(super) fn reopen(&mut self) -> Option<Result<()>> {
        let id = self.report()?;
        Some(self.archive.reopen_report(id, self.now))
    }

    pub(super) fn repeat(&mut self) -> Option<Result<()>> {
        let queue = self
            .archive
            .portal_queue(&PortalFilter::default(), self.now)
            .ok()?;
        let chosen = (!queue.items.is_empty()).then(|| self.below(queue.items.len()))?;
        let item = &queue.items[chosen];
        let order = PortalOrder {
            subject: item.subject,
            stamp: item.stamp.clone(),
        };
        let reach = [PortalReach::Next, PortalReach::All][self.below(2)];
        let told = self.archive.report_to_portal(&[order], reach, self.now);
        Some(told.map(drop))
    }

    pub(super) fn correct_there(&mut self) -> Option<Result<()>> {
        let session: SessionId = self.pick("SELECT id FROM session")?;
        let filter = PortalFilter {
            session: Some(session),
            ..PortalFilter::default()
        };
        let queue = self.archive.portal_queue(&filter, self.now).ok()?;
        let item = queue.items.first()?;
        let known = PortalKnown {
            subject: item.subject,
            known: item.possible[self.below(item.possible.len())].clone(),
            form: None,
        };
        Some(self.archive.correct_portal(&[known], self.now))
    }
}

fn printed() -> PrintedDocument {
    PrintedDocument {
        pdf: b"%PDF-1.7".to_vec(),
        pages: 1,
        uncovered: String::new(),
        content: "{}".into(),
        data_hash: "0f".repeat(32),
        fields: Vec::new(),
    }
}
