// What the form of a register on paper holds while it is filled in, and what it becomes.
import { paperRegisterForm, requestDetail } from "../../generated/client";
import type { PaperForm, PaperOrder, PaperSession, RequestDetail, Signer } from "../../generated/types";

/** The fields, each under the name the program tells its problem by. */
export interface PaperDraft {
  request: number | null;
  /** The OPAL code typed, until a request is chosen. */
  opal: string;
  number: string;
  activity: number | null;
  from: string;
  to: string;
  sessions: number[];
  "coach.who": string;
  "coach.date": string;
  "recipient.who": string;
  "recipient.date": string;
  "provider.who": string;
  "provider.date": string;
  /** Why it is corrected. */
  reason: string;
}

export const EMPTY: PaperDraft = {
  request: null,
  opal: "",
  number: "",
  activity: null,
  from: "",
  to: "",
  sessions: [],
  "coach.who": "",
  "coach.date": "",
  "recipient.who": "",
  "recipient.date": "",
  "provider.who": "",
  "provider.date": "",
  reason: "",
};

const SIGNERS: readonly Signer[] = ["coach", "recipient", "provider"];

export function formOf(draft: PaperDraft): PaperForm {
  const { number, activity, from, to, sessions } = draft;
  return {
    number,
    activity,
    from,
    to,
    sessions,
    signatures: SIGNERS.map((signer) => ({
      signer,
      who: draft[`${signer}.who`],
      date: draft[`${signer}.date`],
      place: "",
    })),
  };
}

/** What the program is asked about it; null until it is known whose register it is. */
export function orderOf(draft: PaperDraft, register: number | null): PaperOrder | null {
  return draft.request === null ? null : { request: draft.request, register, form: formOf(draft) };
}

/** A request, and what the form opens with for it. */
export interface Opening {
  of: RequestDetail;
  draft: PaperDraft;
}

/** What is on no register yet, or the register to be corrected. */
export async function openingOf(request: number, register: number | null): Promise<Opening> {
  const [of, form] = await Promise.all([requestDetail(request), paperRegisterForm(request, register)]);
  const { number, activity, from, to, sessions } = form;
  return { of, draft: { ...EMPTY, request, opal: of.opal, number, activity, from, to, sessions } };
}

/** Those ticked once other days or another activity are asked for: what is on no register yet. */
export const proposed = (sessions: readonly PaperSession[]): number[] =>
  sessions.filter((it) => it.proposed).map((it) => it.session);
