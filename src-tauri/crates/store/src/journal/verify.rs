//! *Verifica integrità*: walks the chain and names the first row that does not fit or is missing; the
//! rows whose time runs back; and the records that are not as their last row left them.
//!
//! What it shows is a journal, or data, changed by someone who does not know how they are bound together.
//! Who has the key of the archive and rewrites every row from a certain one on, the hashes kept beside
//! them, and the number of the last one that SQLite keeps, leaves nothing that shows: only a head printed
//! on a paper that is not in their hands does. The sentence the user reads says so.

use affianca_domain::{format_date, runs_back};
use chrono::NaiveDateTime;
use rusqlite::{Connection, Row, params};

use super::{Action, Link, MOMENT, apart, last_number, link};
use crate::integrity::{IntegrityMatter, IntegrityReport, RowRemark};
use crate::{Result, records};

/// Rows walked at a time: a moment's work, so that nobody waits for the walk.
pub(super) const STRIDE: u32 = if cfg!(test) { 3 } else { 2000 };
/// More than this many are not named one by one.
const MOST_NAMED: usize = 50;

/// Walks the chain to its end, a stride of `next` at a time.
pub(crate) fn verify(mut next: impl FnMut(&mut Walk) -> Result<Stride>) -> Result<IntegrityReport> {
    let mut walk = Walk::default();
    loop {
        match next(&mut walk)? {
            Stride::More => {}
            Stride::End => return Ok(walk.whole()),
            Stride::Broken(seq) => return Ok(walk.broken(seq)),
            Stride::CutShort => return Ok(walk.cut_short()),
        }
    }
}

/// How far the chain has been walked.
#[derive(Default)]
pub(crate) struct Walk {
    fitting: i64,
    previous: String,
    /// The moment of the row before.
    at: String,
    back: Remarks,
    spoilt: Remarks,
}

/// What is to be said of rows, the first ones, and of how many.
#[derive(Default)]
struct Remarks {
    first: Vec<RowRemark>,
    count: u32,
}

impl Remarks {
    fn add(&mut self, seq: i64, message: impl FnOnce() -> String) {
        self.count = self.count.saturating_add(1);
        if self.first.len() < MOST_NAMED {
            self.first.push(RowRemark {
                row: u32::try_from(seq).ok(),
                message: message(),
            });
        }
    }
}

/// What a stride came to.
pub(crate) enum Stride {
    More,
    End,
    /// The first row that does not fit.
    Broken(i64),
    /// All rows fit, but others came after them.
    CutShort,
}

impl Walk {
    /// Walks some rows on.
    pub(crate) fn stride(&mut self, connection: &Connection) -> Result<Stride> {
        let mut statement = connection.prepare_cached(
            "SELECT seq, at, who, action, subject, request_id, detail, previous, hash, records
             FROM journal WHERE seq > ?1 ORDER BY seq LIMIT ?2",
        )?;
        // From the first row on, whatever number it claims.
        let after = if self.fitting == 0 {
            i64::MIN
        } else {
            self.fitting
        };
        let mut rows = statement.query(params![after, STRIDE])?;
        let mut walked = 0;
        while let Some(row) = rows.next()? {
            let seq: i64 = row.get(0)?;
            if !self.fits(seq, row)? {
                return Ok(Stride::Broken(seq));
            }
            self.look_at(connection, seq, row)?;
            walked += 1;
        }
        Ok(if walked == STRIDE {
            Stride::More
        } else if last_number(connection)? > self.fitting {
            Stride::CutShort
        } else {
            Stride::End
        })
    }

    fn fits(&mut self, seq: i64, row: &Row) -> rusqlite::Result<bool> {
        let computed = link(&Link {
            seq,
            at: row.get_ref(1)?.as_str()?,
            who: row.get_ref(2)?.as_str()?,
            action: row.get_ref(3)?.as_str()?,
            subject: row.get_ref(4)?.as_str()?,
            request: row.get(5)?,
            detail: row.get_ref(6)?.as_str()?,
            records: row.get_ref(9)?.as_str()?,
            previous: &self.previous,
        });
        let fits = seq == self.fitting + 1
            && row.get_ref(7)?.as_str()? == self.previous
            && row.get_ref(8)?.as_str()? == computed;
        if fits {
            self.fitting += 1;
            self.previous = computed;
        }
        Ok(fits)
    }

    /// A row that fits: whether its time runs back, and what it binds beside itself is as it was.
    fn look_at(&mut self, connection: &Connection, seq: i64, row: &Row) -> Result<()> {
        let at = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        if *at < *self.at
            && let (Some(before), Some(now)) = (moment(&self.at), moment(at))
            && runs_back(before, now)
        {
            let confirmed = row.get_ref(3)?.as_str() == Ok(Action::ConfirmClock.code());
            self.back
                .add(seq, || back_in_words(seq, before, now, confirmed));
        }
        at.clone_into(&mut self.at);
        let detail = row.get_ref(6)?.as_str().map_err(rusqlite::Error::from)?;
        if apart::is_spoilt(connection, seq, detail)? {
            let words = || {
                format!("Riga {seq}: le parole conservate a parte non sono quelle scritte allora")
            };
            self.spoilt.add(seq, words);
        }
        if records::kept_digest(connection, seq)?
            != row.get_ref(9)?.as_str().map_err(rusqlite::Error::from)?
        {
            let words =
                || format!("Riga {seq}: le impronte dei dati che toccò non sono quelle di allora");
            self.spoilt.add(seq, words);
        }
        Ok(())
    }

    fn matters(&mut self) -> Vec<IntegrityMatter> {
        let mut matters = Vec::new();
        let Remarks { first, count } = std::mem::take(&mut self.spoilt);
        if count > 0 {
            matters.push(IntegrityMatter {
                message: match count {
                    1 => "Accanto a una riga qualcosa è stato cambiato con un altro programma."
                        .to_owned(),
                    more => format!(
                        "Accanto a {more} righe qualcosa è stato cambiato con un altro programma."
                    ),
                },
                grave: true,
                remarks: first,
            });
        }
        let Remarks { first, count } = std::mem::take(&mut self.back);
        if count > 0 {
            let rows = match count {
                1 => "In una riga l’ora torna indietro".to_owned(),
                more => format!("In {more} righe l’ora torna indietro"),
            };
            let message = format!(
                "{rows}: l’orologio del computer era stato spostato. Dove c’è «{}», chi lavorava ha detto che \
                 la data era giusta, e questo spiega il salto; altrimenti chiedi a chi lavorava.",
                Action::ConfirmClock.describe()
            );
            matters.push(IntegrityMatter {
                message,
                grave: false,
                remarks: first,
            });
        }
        matters
    }

    fn whole(mut self) -> IntegrityReport {
        let rows = match self.fitting {
            1 => "una riga".to_owned(),
            rows => format!("{rows} righe"),
        };
        IntegrityReport {
            rows: u32::try_from(self.fitting).unwrap_or(u32::MAX),
            broken: None,
            message: format!(
                "La catena è coerente: {rows}. Questo scopre errori e ritocchi, ma non esclude che chi conosce \
                 la frase segreta l’abbia riscritta tutta: per questo c’è «Confronta…», con il numero e \
                 l’impronta stampati su registri, attestazioni e relazioni, o con una copia conservata da altri."
            ),
            matters: self.matters(),
        }
    }

    fn broken(self, seq: i64) -> IntegrityReport {
        let message = format!(
            "La riga {seq} del giornale non combacia con le precedenti: qualcosa è stato tolto o cambiato."
        );
        self.failing(seq, message)
    }

    fn cut_short(self) -> IntegrityReport {
        let seq = self.fitting + 1;
        let message = format!(
            "La riga {seq} del giornale manca: da lì in poi le ultime righe sono state tolte."
        );
        self.failing(seq, message)
    }

    fn failing(mut self, seq: i64, message: String) -> IntegrityReport {
        IntegrityReport {
            rows: u32::try_from(self.fitting).unwrap_or(u32::MAX),
            broken: Some(i32::try_from(seq).unwrap_or(i32::MAX)),
            message,
            matters: self.matters(),
        }
    }
}

fn moment(at: &str) -> Option<NaiveDateTime> {
    NaiveDateTime::parse_from_str(at, MOMENT).ok()
}

fn back_in_words(seq: i64, before: NaiveDateTime, now: NaiveDateTime, confirmed: bool) -> String {
    let told =
        |at: NaiveDateTime| format!("{} alle {}", format_date(at.date()), at.format("%H:%M"));
    let confirmed = if confirmed {
        format!(" («{}»)", Action::ConfirmClock.describe())
    } else {
        String::new()
    };
    format!(
        "Riga {seq}: è del {}, ma la riga prima è del {}{confirmed}",
        told(now),
        told(before)
    )
}
