// The admitted requests a register can be of, as one types.
import { person } from "../../base/privacy";
import type { Suggestion } from "../../components/combo-box";
import { listRequests } from "../../generated/client";

const MOST_SUGGESTED = 10;

export async function admittedRequests(text: string): Promise<Suggestion[]> {
  const { rows } = await listRequests({
    text,
    state: "AMMESSO AL SERVIZIO",
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
