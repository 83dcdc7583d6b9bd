-- What belongs to the archive as a whole, and what every archive has alike.
--
-- In every table: days are ISO text (`2022-06-28`), moments ISO text to the second in local time
-- (`2022-06-28T10:00:00`), times of day minutes from midnight, durations minutes, money cents.
-- States are the manual's own words; which of them count, are open or dropped is said once, in the
-- views `request_by_state`, `activity_by_state` and `session_by_state`. Kinds of voucher and of
-- document are text: a programme says which there are.
--
-- Ids (site × 2³² + counter) are given out by the write path, never by SQLite. «Derived» tables and
-- columns hold nothing of their own: the write path works them out anew before each commit.

-- Who is at work, the last copy, the site of this archive…: keys are in `settings.rs`.
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The last counter given out of each table: never given again, not even when its row is gone.
CREATE TABLE id_counter (
    of_table TEXT PRIMARY KEY,
    last INTEGER NOT NULL CHECK (last > 0)
) STRICT, WITHOUT ROWID;

-- The legal frame of a request («dispositivo»), each with its dates.
CREATE TABLE programme (
    -- The same in every archive: `JC-1103`.
    code TEXT PRIMARY KEY,
    valid_from TEXT NOT NULL,
    -- NULL: it still holds.
    valid_to TEXT,
    -- domain::Programme as JSON.
    body TEXT NOT NULL
) STRICT;
