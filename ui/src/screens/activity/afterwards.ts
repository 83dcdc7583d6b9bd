// «È già così sul portale…» asked about a row of the sessions.
import type { AppError } from "../../base/errors";
import { date } from "../../base/format";
import { recordSessionAfterwards } from "../../generated/client";
import type { SessionRow } from "../../generated/types";
import { askAfterwards } from "../../shared/session/afterwards-dialog";

export const askAfterwardsOf = (row: SessionRow): Promise<boolean | AppError> =>
  askAfterwards({
    key: `erogazione/${row.id}/in-seguito`,
    which: `Erogazione ${row.number} del ${date(row.date)}, ${row.start}–${row.end}`,
    states: row.heldPastTerm,
    description: row.description,
    run: (record) => recordSessionAfterwards(row.id, row.state, record),
  });
