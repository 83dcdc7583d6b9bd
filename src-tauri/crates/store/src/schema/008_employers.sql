-- Employers entered twice: one of them stays, the other is put aside and points to it, so that
-- whatever named it can still be followed.

ALTER TABLE employer ADD COLUMN merged_into INTEGER REFERENCES employer (id);
ALTER TABLE employer ADD COLUMN merged_at TEXT;
CREATE INDEX employer_merged ON employer (merged_into) WHERE merged_into IS NOT NULL;
DROP INDEX employer_folded;
CREATE INDEX employer_folded ON employer (folded) WHERE merged_into IS NULL;

-- Pairs somebody looked at and said are two.
CREATE TABLE employer_apart (
    one INTEGER NOT NULL REFERENCES employer (id),
    other INTEGER NOT NULL REFERENCES employer (id),
    PRIMARY KEY (one, other),
    CHECK (one < other)
) STRICT, WITHOUT ROWID;
