// What the dialog «Emetti registro» holds while it is filled in, and the order it becomes.
import type { RegisterOrder, RegisterRow, ScopeForm } from "../../generated/types";

export type ScopeKind = ScopeForm["kind"];

export interface Draft {
  request: number | null;
  kind: ScopeKind;
  activity: number | null;
  date: string;
  from: string;
  to: string;
  blank: boolean;
  replaces: number | null;
}

export const EMPTY: Draft = {
  request: null,
  kind: "opal",
  activity: null,
  date: "",
  from: "",
  to: "",
  blank: false,
  replaces: null,
};

export const SCOPES: readonly (readonly [kind: ScopeKind, label: string, hint: string])[] = [
  ["opal", "Intera OPAL", "tutte le attività della richiesta"],
  ["activity", "Una attività", "una sola delle cinque"],
  ["day", "Una giornata", "il foglio da portare dal datore di lavoro"],
  ["period", "Un periodo", "da un giorno a un altro, compresi"],
];

/** A register issued, and whether it is to be printed at once. */
export interface Issued {
  id: number;
  print: boolean;
}

/** What is still missing for an order, and the field it belongs to. */
export interface Missing {
  missing: string;
  field: "request" | "activity" | "date" | "from" | "to";
}

/** The order, or what is still missing for it. */
export function orderOf(draft: Draft): { order: RegisterOrder } | Missing {
  const { request, blank, replaces } = draft;
  if (request === null) return { missing: "Scegli prima la richiesta.", field: "request" };
  const scope = scopeOf(draft);
  return "missing" in scope ? scope : { order: { request, scope, blank, replaces } };
}

function scopeOf(draft: Draft): ScopeForm | Missing {
  switch (draft.kind) {
    case "opal":
      return { kind: "opal" };
    case "activity":
      return draft.activity === null
        ? { missing: "Scegli l’attività.", field: "activity" }
        : { kind: "activity", activity: draft.activity };
    case "day":
      return draft.date.trim()
        ? { kind: "day", date: draft.date.trim() }
        : { missing: "Scrivi la giornata.", field: "date" };
    case "period":
      return draft.from.trim() && draft.to.trim()
        ? { kind: "period", from: draft.from.trim(), to: draft.to.trim() }
        : {
            missing: "Scrivi il primo e l’ultimo giorno del periodo.",
            field: draft.from.trim() ? "to" : "from",
          };
  }
}

/** The draft of an order already made once, for a new version of it. */
export function draftOf(order: RegisterOrder): Draft {
  const { scope } = order;
  return {
    ...EMPTY,
    request: order.request,
    kind: scope.kind,
    activity: scope.kind === "activity" ? scope.activity : null,
    date: scope.kind === "day" ? scope.date : "",
    from: scope.kind === "period" ? scope.from : "",
    to: scope.kind === "period" ? scope.to : "",
    blank: order.blank,
    replaces: order.replaces,
  };
}

/** «registro 2022/017 versione 1», «registro su carta Reg. 14/2022». */
export const called = (row: RegisterRow): string =>
  row.onPaper ? `registro su carta ${row.number}` : `registro ${row.number} versione ${row.version}`;

/** Why an order without a row cannot be issued, with the way on. */
export function noRows(blank: boolean): string {
  return blank
    ? "Nessuna erogazione PROGRAMMATA in questo ambito: programma prima quelle da portare a firmare."
    : "Nessuna erogazione svolta in questo ambito: concludi prima le erogazioni, oppure emetti il registro in bianco.";
}
