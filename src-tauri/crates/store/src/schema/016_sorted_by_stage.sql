-- How far the activities of a request have come, for «Stato attività» in the table of requests: the
-- more of them are begun or concluded, the more it counts.
ALTER TABLE request_listing ADD COLUMN stage INTEGER NOT NULL DEFAULT 0;
UPDATE request_listing SET stage = (
    SELECT coalesce(sum(CASE state WHEN 'TERMINATA' THEN 2 WHEN 'INIZIATA' THEN 1 ELSE 0 END), 0)
    FROM activity WHERE request_id = request_listing.request_id);
CREATE INDEX listing_stage ON request_listing (stage, request_id, state, branch_id, centre_id);
