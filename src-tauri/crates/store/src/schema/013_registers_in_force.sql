-- Two things told of a register once, for everybody who asks.

-- The coach and the recipient have signed: that is what §3.2 asks for. The provider's referent is
-- recorded beside them and not waited for.
ALTER TABLE register ADD COLUMN signed INTEGER NOT NULL DEFAULT 0 CHECK (signed IN (0, 1));
UPDATE register SET signed = 1
WHERE EXISTS (SELECT 1 FROM signature WHERE register_id = register.id AND signer = 'coach')
  AND EXISTS (SELECT 1 FROM signature WHERE register_id = register.id AND signer = 'recipient');

-- A sheet left blank for signing, nothing of which was held: there is nothing to sign in its place.
ALTER TABLE register ADD COLUMN unused INTEGER NOT NULL DEFAULT 0 CHECK (unused IN (0, 1));
UPDATE register SET unused = 1
WHERE blank = 1 AND outdated_at IS NOT NULL
  AND NOT EXISTS (
      SELECT 1 FROM register_session p JOIN session s ON s.id = p.session_id
      WHERE p.register_id = register.id AND s.state NOT IN ('ANNULLATA', 'CHIUSA NEGATIVAMENTE'));

DROP INDEX register_issued;
CREATE INDEX register_issued ON register
    (issued_at, id, request_id, year, serial, replaced_by, outdated_at, signed);
DROP INDEX register_waiting;
CREATE INDEX register_waiting ON register (request_id, year, serial, outdated_at, replaced_by, signed, unused)
    WHERE replaced_by IS NULL AND unused = 0 AND (signed = 0 OR outdated_at IS NOT NULL);
