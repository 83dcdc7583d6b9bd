//! Which tables of the archive hold something of a person, and which rows of each.

/// A table with rows of a person.
pub(super) struct Table {
    /// Its name in the archive.
    pub name: &'static str,
    /// Which of its rows, as `t`, are the person's: what stands after `WHERE`.
    pub theirs: &'static str,
}

/// Of every table, so that another program can take the data over: the documents stand beside them as files.
pub(super) const TABLES: &[Table] = &[
    of("beneficiary", "t.id IN person"),
    of("beneficiary_merge", "t.merged IN person"),
    of("week_hours", "t.beneficiary_id IN person"),
    of("absence", "t.beneficiary_id IN person"),
    of("request", "t.id IN own"),
    of("request_portal", "t.request_id IN own"),
    of("activity", "t.request_id IN own"),
    of(
        "activity_portal",
        "t.activity_id IN (SELECT id FROM activity WHERE request_id IN own)",
    ),
    of("session", "t.beneficiary_id IN person"),
    of(
        "session_portal",
        "t.session_id IN (SELECT id FROM session WHERE beneficiary_id IN person)",
    ),
    of(
        "session_group_member",
        "t.session_id IN (SELECT id FROM session WHERE beneficiary_id IN person)",
    ),
    of("register", "t.request_id IN own"),
    of(
        "register_session",
        "t.register_id IN (SELECT id FROM register WHERE request_id IN own)",
    ),
    of(
        "register_scan",
        "t.register_id IN (SELECT id FROM register WHERE request_id IN own)",
    ),
    of(
        "register_scan_page",
        "t.register_id IN (SELECT id FROM register WHERE request_id IN own)",
    ),
    of(
        "signed_file",
        "t.register_id IN (SELECT id FROM register WHERE request_id IN own)",
    ),
    of(
        "signature",
        "t.register_id IN (SELECT id FROM register WHERE request_id IN own)",
    ),
    of(
        "row_signature",
        "t.register_id IN (SELECT id FROM register WHERE request_id IN own)",
    ),
    of("output", "t.request_id IN own"),
    of(
        "output_version",
        "t.output_id IN (SELECT id FROM output WHERE request_id IN own)",
    ),
    of("attachment", "t.request_id IN own"),
    of("report_draft", "t.request_id IN own"),
    of("report", "t.request_id IN own"),
    of("attestation", "t.request_id IN own"),
    of("unsent", UNSENT),
];

/// What is typed in a form of the person, of one of their requests, activities, sessions or registers.
const UNSENT: &str = "EXISTS (
        SELECT 1 FROM (
            SELECT 'destinatario/' || id AS form FROM person
            UNION ALL SELECT 'richiesta/' || id FROM own
            UNION ALL SELECT 'attivita/' || id FROM activity WHERE request_id IN own
            UNION ALL SELECT 'erogazione/' || id FROM session WHERE beneficiary_id IN person
            UNION ALL SELECT 'registro/' || id FROM register WHERE request_id IN own
        ) WHERE t.form = form OR t.form LIKE form || '/%'
    )";

/// The others: what every archive has alike; whom the body deals with, of whom names are told ([`NAMES`]);
/// the journal, which is told apart; what is worked out of the tables above; and what is of others too: who
/// a person was taken for, a plan that several share.
#[cfg(test)]
pub(super) const LEFT_OUT: &[&str] = &[
    "provider",
    "branch",
    "coach",
    "centre",
    "employer",
    "employer_apart",
    "contact",
    "travel",
    "programme",
    "output_template",
    "setting",
    "id_counter",
    "journal",
    "journal_also",
    "journal_record",
    "journal_text",
    "request_listing",
    "request_coach",
    "report_due",
    "unregistered",
    "output_standing",
    "beneficiary_apart",
    "session_group",
    // A file may hold sheets of several people: those of this one are among the scans.
    "scanned_file",
];

/// Columns that are the documents themselves, which stand beside as files.
pub(super) const DOCUMENTS: [&str; 2] = ["pdf", "bytes"];

/// Columns that hold JSON.
pub(super) const JSON: [&str; 11] = [
    "fields",
    "scope",
    "sheet",
    "printed",
    "body",
    "content",
    "days",
    "requests",
    "followers",
    "filled",
    "draft",
];

/// Whom and what the person's rows name by number, with the names of those and of no others.
pub(super) const NAMES: &[(&str, &str)] = &[
    (
        "branch",
        "SELECT id, name FROM branch WHERE id IN (
            SELECT branch_id FROM request WHERE id IN own
            UNION SELECT branch_id FROM session WHERE beneficiary_id IN person)",
    ),
    (
        "coach",
        "SELECT id, surname || ' ' || name FROM coach WHERE id IN (
            SELECT coach_id FROM session WHERE beneficiary_id IN person)",
    ),
    (
        "centre",
        "SELECT id, name FROM centre WHERE id IN (SELECT centre_id FROM request WHERE id IN own)",
    ),
    (
        "employer",
        "SELECT id, name FROM employer WHERE id IN (SELECT employer_id FROM request WHERE id IN own)",
    ),
    (
        "contact",
        "SELECT id, trim(surname || ' ' || name) FROM contact WHERE id IN (
            SELECT contact_id FROM request WHERE id IN own)",
    ),
];

const fn of(name: &'static str, theirs: &'static str) -> Table {
    Table { name, theirs }
}
