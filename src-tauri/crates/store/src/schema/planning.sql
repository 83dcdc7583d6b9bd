-- When people can, and sessions that were entered together.

-- The hours of a week of a person at the employer, or of a coach, from a day to another; of what is not
-- told, the whole day is free.
CREATE TABLE week_hours (
    id INTEGER PRIMARY KEY,
    -- Of one of them.
    beneficiary_id INTEGER REFERENCES beneficiary (id),
    coach_id INTEGER REFERENCES coach (id),
    -- NULL: from ever, for ever.
    from_day TEXT,
    to_day TEXT,
    -- Seven lists of `[start, end]` from Monday to Sunday, as JSON.
    days TEXT NOT NULL CHECK (json_array_length(days) = 7),
    CHECK ((beneficiary_id IS NULL) + (coach_id IS NULL) = 1),
    CHECK (from_day <= to_day)
) STRICT;
CREATE INDEX week_hours_beneficiary ON week_hours (beneficiary_id) WHERE beneficiary_id IS NOT NULL;
CREATE INDEX week_hours_coach ON week_hours (coach_id) WHERE coach_id IS NOT NULL;

-- Days away, or some hours of each; of an employer, closing days.
CREATE TABLE absence (
    id INTEGER PRIMARY KEY,
    -- Of one of them.
    beneficiary_id INTEGER REFERENCES beneficiary (id),
    coach_id INTEGER REFERENCES coach (id),
    employer_id INTEGER REFERENCES employer (id),
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    -- NULL: the whole day.
    start INTEGER CHECK (start >= 0),
    "end" INTEGER CHECK ("end" > start AND "end" <= 1440),
    note TEXT NOT NULL DEFAULT '',
    -- Which appointment of a calendar file it came in with, so that it comes in once; empty: entered here.
    calendar_uid TEXT NOT NULL DEFAULT '',
    CHECK ((beneficiary_id IS NULL) + (coach_id IS NULL) + (employer_id IS NULL) = 2),
    CHECK (from_day <= to_day),
    CHECK ((start IS NULL) = ("end" IS NULL))
) STRICT;
CREATE INDEX absence_beneficiary ON absence (beneficiary_id, to_day) WHERE beneficiary_id IS NOT NULL;
CREATE INDEX absence_coach ON absence (coach_id, to_day) WHERE coach_id IS NOT NULL;
CREATE INDEX absence_employer ON absence (employer_id, to_day) WHERE employer_id IS NOT NULL;

-- How long a coach takes from one place to another, either way. Places are as sessions name them; the
-- first of the two in the order of their bytes stands first.
CREATE TABLE travel (
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 600),
    PRIMARY KEY (one, other),
    CHECK (one < other)
) STRICT, WITHOUT ROWID;

-- Sessions entered in one step: a series, or a plan that was accepted.
CREATE TABLE session_group (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('serie', 'piano')),
    entered_at TEXT NOT NULL
) STRICT;
CREATE TABLE session_group_member (
    session_id INTEGER PRIMARY KEY REFERENCES session (id),
    group_id INTEGER NOT NULL REFERENCES session_group (id)
) STRICT;
CREATE INDEX session_group_member_group ON session_group_member (group_id, session_id);
