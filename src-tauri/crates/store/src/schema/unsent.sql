
-- What is typed in a form and not yet sent or saved, by form: kept so that no lock, crash or closed
-- window loses it, and gone once it is sent. Nothing of the program reads it but the form itself.
CREATE TABLE unsent (
    -- The form: `richiesta/4294967310/rifiuto`.
    form TEXT PRIMARY KEY,
    -- What the form calls itself: «Rifiuta la richiesta».
    title TEXT NOT NULL,
    -- The screen it was left on: `/richieste/4294967310`.
    place TEXT NOT NULL,
    -- Its fields, as the page wrote them down.
    words TEXT NOT NULL,
    kept_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
