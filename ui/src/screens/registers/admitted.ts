// The admitted requests a register can be of, as one types.
import { person } from "../../base/privacy";
import type { Suggestion } from "../../components/combo-box";
import { listRequests } from "../../generated/client";
import type { RequestState } from "../../generated/types";

const MOST_SUGGESTED = 10;

export const admittedRequests = (text: string): Promise<Suggestion[]> => found(text, "AMMESSO AL SERVIZIO");

/** Whatever their state. */
export const anyRequests = (text: string): Promise<Suggestion[]> => found(text, null);

async function found(text: string, state: RequestState | null): Promise<Suggestion[]> {
  const { rows } = await listRequests({
    text,
    state,
    branch: null,
    centre: null,
    beneficiary: null,
    sort: "surname",
    descending: false,
    page: 1,
    pageSize: MOST_SUGGESTED,
  });
  return rows.map((row) => ({
    key: String(row.id),
    text: row.opal,
    label: person(row.surname, row.name),
    detail: `${row.opal} · ${row.centre}`,
  }));
}
