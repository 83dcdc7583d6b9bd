//! Which activity a row belongs to: the one whose page it is read on, or the one its OPAL and expense item
//! name. Each activity is loaded once, with the sessions the archive has of it.

use std::collections::HashMap;

use affianca_domain::{ActivityId, BranchId, RequestState, Session, SessionId, SessionState};
use affianca_store::rows::session;
use affianca_store::{ReadColumn as _, ReadRows as _, values};
use rusqlite::Connection;

use super::columns::SessionColumn;
use super::reading::Told;
use crate::Result;
use crate::import::components::{Titles, coded};
use crate::sessions::Context;

/// An activity the table speaks of.
pub(super) struct Place {
    pub context: Context,
    /// The branch of its new sessions; none where the request has none and several are in use.
    pub branch: Option<BranchId>,
    /// What the archive has of it, the earliest first.
    pub sessions: Vec<Here>,
}

/// A session of the archive, with the ID somebody wrote down of it.
pub(super) struct Here {
    pub session: Session,
    pub portal_id: String,
    /// The state the portal is known to hold.
    pub known: Option<SessionState>,
    /// A row of the table was found to be it.
    pub met: bool,
}

/// The activities of a table.
pub(super) struct Places<'c> {
    connection: &'c Connection,
    /// The activity whose page the table is read on.
    only: Option<ActivityId>,
    pub all: HashMap<ActivityId, Place>,
    by_name: HashMap<(String, String), Result<ActivityId, (SessionColumn, String)>>,
    branch: Option<BranchId>,
}

impl<'c> Places<'c> {
    pub fn new(connection: &'c Connection, only: Option<ActivityId>) -> Result<Self> {
        let mut places = Self {
            connection,
            only,
            all: HashMap::new(),
            by_name: HashMap::new(),
            branch: crate::import::run::only_branch(connection)?,
        };
        if let Some(only) = only {
            places.load(only)?;
        }
        Ok(places)
    }

    /// The activity of a row; what keeps it from being found is said in the row.
    pub fn of(&mut self, told: &mut Told) -> Result<Option<ActivityId>> {
        let found = match (self.only, told.opal.is_empty()) {
            (Some(only), true) => return Ok(Some(only)),
            (None, true) => Err((
                SessionColumn::Opal,
                "Manca il codice OPAL: per una tabella senza OPAL apri l’attività e riprendi da lì."
                    .to_owned(),
            )),
            (only, false) => {
                let found = self.named(&told.opal.clone(), &told.expense.clone())?;
                match (only, found) {
                    (Some(only), Ok(id)) if id != only => Err((
                        SessionColumn::Opal,
                        "La riga è di un’altra attività: aprine la pagina, o riprendi tutta la tabella da «Importa…» delle richieste."
                            .to_owned(),
                    )),
                    (_, found) => found,
                }
            }
        };
        match found {
            Ok(id) => Ok(Some(id)),
            Err((column, message)) => {
                told.error(column, message);
                Ok(None)
            }
        }
    }

    fn named(
        &mut self,
        opal: &str,
        expense: &str,
    ) -> Result<Result<ActivityId, (SessionColumn, String)>> {
        let key = (opal.to_owned(), expense.to_owned());
        if let Some(found) = self.by_name.get(&key) {
            return Ok(found.clone());
        }
        let found = self.look_up(opal, expense)?;
        if let Ok(id) = found
            && !self.all.contains_key(&id)
        {
            self.load(id)?;
        }
        self.by_name.insert(key, found.clone());
        Ok(found)
    }

    fn look_up(
        &self,
        opal: &str,
        expense: &str,
    ) -> Result<Result<ActivityId, (SessionColumn, String)>> {
        let activities: Vec<(ActivityId, String)> = self
            .connection
            .prepare_cached(
                "SELECT a.id, a.code FROM request r JOIN activity a ON a.request_id = r.id
                 WHERE r.opal = ?1 ORDER BY a.position",
            )?
            .all(values![opal], |row| -> Result<_> {
                Ok((row.read(0)?, row.read(1)?))
            })?;
        let Some((first, _)) = activities.first() else {
            let message = format!("{opal} non è nell’archivio: importa prima le richieste.");
            return Ok(Err((SessionColumn::Opal, message)));
        };
        if expense.is_empty() {
            let message = "Manca la voce di spesa: senza non si sa di quale attività è.".to_owned();
            return Ok(Err((SessionColumn::Expense, message)));
        }
        let programme = Context::load(self.connection, *first)?.programme;
        let component =
            coded(&programme, expense).or_else(|| Titles::new(&programme).find(expense));
        let found = component.and_then(|component| {
            let mut activities = activities.iter();
            activities.find(|(_, code)| component.code.as_str() == code)
        });
        Ok(found.map(|(id, _)| *id).ok_or_else(|| {
            let message = format!("«{expense}» non è un’attività di {opal}.");
            (SessionColumn::Expense, message)
        }))
    }

    fn load(&mut self, id: ActivityId) -> Result<()> {
        let context = Context::load(self.connection, id)?;
        let place = Place {
            branch: context.request.branch.or(self.branch),
            sessions: here(self.connection, id)?,
            context,
        };
        self.all.insert(id, place);
        Ok(())
    }
}

impl Place {
    /// Why no session can come in, if so (§3).
    pub fn refuses(&self) -> Option<String> {
        let state = self.context.request.state;
        (state != RequestState::Admitted).then(|| {
            format!("La richiesta è {state}: si eroga solo dopo l’ammissione al servizio (§3).")
        })
    }
}

/// The sessions of an activity with the portal's IDs of them.
fn here(connection: &Connection, activity: ActivityId) -> Result<Vec<Here>> {
    let mut held: HashMap<SessionId, (String, Option<SessionState>)> = connection
        .prepare_cached(
            "SELECT p.session_id, p.portal_id, p.known FROM session s
             JOIN session_portal p ON p.session_id = s.id
             WHERE s.activity_id = ?1",
        )?
        .all(values![activity], |row| -> Result<_> {
            Ok((row.read(0)?, (row.read(1)?, row.read(2)?)))
        })?
        .into_iter()
        .collect();
    let mut found = session::of_activity(connection, activity)?;
    found.sort_by_key(|session| (session.date, session.start, session.id));
    let found = found.into_iter().map(|session| {
        let (portal_id, known) = held.remove(&session.id).unwrap_or_default();
        Here {
            session,
            portal_id,
            known,
            met: false,
        }
    });
    Ok(found.collect())
}
