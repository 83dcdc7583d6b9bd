// What one most likely wants after a step, offered in the toast that tells of it.
import type { ToastAction } from "../../components/toast";
import type { SessionRow } from "../../generated/types";
import { daySheet } from "../../shared/day-sheet";
import { router } from "../../shared/router";

export function toAgain(row: SessionRow, run: () => void): ToastAction {
  return { label: `Metti di nuovo in calendario l’erogazione ${row.number}`, run };
}

/** What one wants of a session just held is its sheet, to be signed. */
export function toSheet(row: SessionRow, request: number | undefined): ToastAction | undefined {
  if (row.state !== "EROGATA" || request === undefined) return undefined;
  return { label: "Foglio del giorno…", run: () => router.go(daySheet(request, row.date)) };
}
