-- What is summed up of sessions lies in the indexes: not `minutes`, which is computed from start and
-- end, and for which SQLite would read the row itself.
DROP INDEX session_activity;
CREATE INDEX session_activity ON session (activity_id, state, start, "end", date, coach_id);
DROP INDEX session_date;
CREATE INDEX session_date ON session (date, coach_id, state, start, "end", activity_id);
-- The same as the first, for one state.
DROP INDEX session_delivered;

-- The branch too of what still waits for somebody: the directory says how much is open at each.
DROP INDEX session_open;
CREATE INDEX session_open ON session (date, start, activity_id, coach_id, "end", state, branch_id)
    WHERE state IN ('INSERITA', 'PROGRAMMATA', 'AVVIATA');
