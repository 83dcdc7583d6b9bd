-- The statement sums up sessions by activity and finds those of a period: what it reads of a session is
-- in the indexes that were there already, now one column wider.

DROP INDEX session_activity;
CREATE INDEX session_activity ON session (activity_id, state, minutes, date, coach_id);
DROP INDEX session_date;
CREATE INDEX session_date ON session (date, coach_id, state, minutes, activity_id);
-- What was admitted in a period.
CREATE INDEX request_decided ON request (decided_at) WHERE decided_at IS NOT NULL;
