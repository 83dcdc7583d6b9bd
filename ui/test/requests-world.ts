// The requests of the example archive, as the program answers about them.

import type {
  Beneficiary,
  RequestCheck,
  RequestDetail,
  RequestFilter,
  RequestForm,
  RequestPage,
  RequestRow,
  VoucherKind,
} from "../src/generated/types";
import { journalPage } from "./archive-world";
import type { Answers } from "./fake-bridge";
import { PREVIEW } from "./import-world";
import { fieldRead, one, recorded } from "./recorded";

const CASES = ["waiting", "admitted", "refused"] as const;
type Case = (typeof CASES)[number];

export const ROWS: readonly RequestRow[] = recorded("list_requests").rows;

/** The request of a case, as the list shows it. */
export const rowOf = (name: Case): RequestRow => one(ROWS, ({ id }) => id === idOf(name));
export const idOf = (name: Case): number => recorded("request_detail", name).id;

/** The person whose request is admitted. */
export const PERSON: Beneficiary = recorded("beneficiary", "admitted");

/** Forty-one records of which the example's are told apart. */
export function requestPage(filter: RequestFilter): RequestPage {
  const text = filter.text.trim().toLowerCase();
  const narrowed = text !== "" || filter.state !== null || filter.branch !== null || filter.centre !== null;
  const rows = ROWS.filter(
    (row) =>
      (filter.state === null || row.state === filter.state) &&
      (text === "" ||
        `${row.opal} ${row.surname} ${row.name} ${row.taxCode} ${row.centre}`.toLowerCase().includes(text)),
  );
  const found = narrowed ? rows.length : 41;
  const pages = Math.ceil(found / filter.pageSize);
  return { found, page: Math.min(filter.page, pages), pages, rows };
}

const caseOf = (id: number): Case => CASES.find((name) => idOf(name) === id) ?? "admitted";

/** The request of this id; of any other, what is said of the admitted one. */
export const requestDetail = (id: number): RequestDetail => ({
  ...recorded("request_detail", caseOf(id)),
  id,
});

const hoursOf = (kind: VoucherKind) => recorded("request_activities", kind).map(({ hours }) => hours);
/** The hours of each form that was checked. */
const TYPED = {
  base: hoursOf("base"),
  rinforzato: hoursOf("rinforzato"),
  lowered: ["2", "6", "04:00", "04:00", "40"],
};
/** What the program said that hours, as typed and as they stand once left, are worth. */
const DUE = new Map(
  Object.entries(TYPED).flatMap(([name, typed]) => {
    const { due } = recorded("check_request", name);
    const forms = (hours: string) => [hours, fieldRead("duration", hours).text ?? hours];
    return typed.flatMap((hours, at) => forms(hours).map((form) => [form, due[at] ?? 0] as const));
  }),
);

/** What the program found in a form with each of these faults, put together. */
export function check(form: RequestForm): RequestCheck {
  const plain = recorded("check_request", form.voucherKind ?? "base");
  const opal = form.opal === rowOf("admitted").opal;
  const known = form.beneficiary === null && form.taxCode.trim().toUpperCase() === PERSON.taxCode;
  const person = recorded("check_request", "known-person");
  const faults = [
    ...(opal ? recorded("check_request", "known-opal").fields.filter(({ field }) => field === "opal") : []),
    ...(known ? person.fields.filter(({ field }) => field === "taxCode") : []),
  ];
  return {
    ...plain,
    fields: faults,
    due: form.activities.map(({ hours }) => DUE.get(hours) ?? 0),
    ...(known ? { known: person.known, knownName: person.knownName } : {}),
  };
}

export function requestsWorld(): Answers {
  return {
    list_requests: ({ filter }) => requestPage(filter),
    journal: ({ filter }) => journalPage(filter),
    directory: () => recorded("directory"),
    request_detail: ({ id }) => requestDetail(id),
    blank_request: () => recorded("blank_request"),
    request_form: ({ id }) => recorded("request_form", caseOf(id)),
    request_activities: ({ voucherKind }) => recorded("request_activities", voucherKind),
    check_request: ({ form }) => check(form),
    beneficiary: () => PERSON,
    create_request: () => 45,
    edit_request: () => undefined,
    admit_request: () => undefined,
    refuse_request: () => undefined,
    choose_import: () => PREVIEW,
    preview_pasted: () => PREVIEW,
    run_import: () => ({
      imported: 39,
      known: 1,
      taken: 0,
      kept: 0,
      left: 1,
      skipped: 1,
      people: 36,
      incomplete: 2,
    }),
  };
}
