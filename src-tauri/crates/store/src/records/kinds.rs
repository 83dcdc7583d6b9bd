//! The records whose content the journal binds, and what of them counts.

/// A kind of record.
#[derive(Debug)]
pub(crate) struct Kind {
    /// As it is stored with each hash. Where what counts of a record changes, in a later version of the
    /// schema, the kind gets another name: hashes taken before are then not held against it.
    pub name: &'static str,
    /// What it is, in a user's words, before its number.
    pub called: &'static str,
    /// Its table.
    pub table: &'static str,
    /// Which rows of the table are of this kind.
    pub only: &'static str,
    /// The columns that count, of its own row.
    pub own: &'static str,
    /// Questions whose rows belong to it too: `?1` is its id.
    pub beside: &'static [&'static str],
}

/// All of them. What is derived, or guessed by the program itself, is left out, and so is what is large
/// and changes with every scan.
pub(crate) const KINDS: &[Kind] = &[
    Kind {
        name: "beneficiary",
        called: "destinatario",
        table: "beneficiary",
        only: "1",
        own: "id, surname, name, tax_code, birth_date, birthplace, phone, email, daily_limit, weekly_limit, \
              merged_into, merged_at",
        beside: &[],
    },
    Kind {
        name: "request",
        called: "richiesta",
        table: "request",
        only: "1",
        own: "id, opal, description, programme, holder, request_date, \
              CASE WHEN notified_guessed THEN NULL ELSE notified_date END, notified_guessed, centre_id, \
              branch_id, beneficiary_id, voucher_kind, voucher_id, voucher_ends, employer_id, contact_id, \
              state, decided_at, decided_by, reason, entered_at",
        beside: &[
            "SELECT id, position, code, title, minutes, amount, state, started_at, ended_at
             FROM activity WHERE request_id = ?1 ORDER BY id",
        ],
    },
    Kind {
        name: "session",
        called: "erogazione",
        table: "session",
        only: "1",
        own: "id, activity_id, beneficiary_id, branch_id, coach_id, date, start, \"end\", place, note, \
              description, private_note, state, reason, origin, origin_why, revision, entered_at, \
              scheduled_at, started_at, concluded_at, closed_at",
        beside: &[],
    },
    Kind {
        name: "register",
        called: "registro",
        table: "register",
        only: "1",
        own: "id, year, series, serial, version, paper_number, paper_found_by, request_id, scope, \
              scope_label, blank, data_hash, pages, sessions, minutes, uncovered, issued_at, issued_by, \
              outdated_at, unused, replaced_by, withdrawn_at, withdrawn_because",
        beside: &[
            "SELECT session_id, printed FROM register_session WHERE register_id = ?1 ORDER BY session_id",
            "SELECT signer, who, date, place FROM signature WHERE register_id = ?1 ORDER BY signer",
            "SELECT row, signer, signed FROM row_signature WHERE register_id = ?1 ORDER BY row, signer",
        ],
    },
    Kind {
        name: "register document",
        called: "documento del registro",
        table: "register",
        only: "paper_number IS NULL",
        own: "id, sheet, fields, pdf",
        beside: &[],
    },
    Kind {
        name: "attestation",
        called: "attestazione",
        table: "attestation",
        only: "1",
        own: "id, year, series, serial, request_id, data_hash, pages, sessions, minutes, amount, uncovered, \
              issued_at, issued_by, content, pdf",
        beside: &[],
    },
    Kind {
        name: "report",
        called: "relazione",
        table: "report",
        only: "1",
        own: "id, request_id, version, data_hash, pages, uncovered, ready_at, ready_by, delivered_on, \
              received_by, delivered_how, reopened_at",
        beside: &[],
    },
    Kind {
        name: "report document",
        called: "documento della relazione",
        table: "report",
        only: "1",
        own: "id, content, pdf",
        beside: &[],
    },
    Kind {
        name: "version",
        called: "versione del documento",
        table: "output_version",
        only: "1",
        own: "id, output_id, number, title, drafted, data_hash, pages, uncovered, kept_at, kept_by, body, \
              content, pdf",
        beside: &[],
    },
];

/// A kind by its name.
pub(crate) fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.name == name)
}
