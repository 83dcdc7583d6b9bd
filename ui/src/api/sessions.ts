// Commands about sessions: the form with its checks, and the steps from INSERITA to the end (§3.1–3.2).
import type { SessionCheck } from "../generated/SessionCheck";
import type { SessionForm } from "../generated/SessionForm";
import type { SessionStep } from "../generated/SessionStep";
import type { StepCheck } from "../generated/StepCheck";
import type { StepOrder } from "../generated/StepOrder";
import { call } from "./client";

/** What the form says while one types; `session` is the one being edited, if any. */
export const checkSession = (activity: number, session: number | null, form: SessionForm) =>
  call<SessionCheck>("check_session", { activity, session, form });

/** Answers with the new session's id. */
export const enterSession = (activity: number, form: SessionForm, acknowledged: readonly string[]) =>
  call<number>("enter_session", { activity, form, acknowledged });

export const editSession = (
  session: number,
  revision: number,
  form: SessionForm,
  acknowledged: readonly string[],
) => call<void>("edit_session", { session, revision, form, acknowledged });

export const describeSession = (
  session: number,
  revision: number,
  description: string,
  privateNote: string,
) => call<void>("describe_session", { session, revision, description, privateNote });

/** The form of a session closed negatively or cancelled, with no date. */
export const rescheduleForm = (session: number) => call<SessionForm>("reschedule_form", { session });

export const checkStep = (session: number, step: SessionStep) =>
  call<StepCheck>("check_step", { session, step });

const COMMANDS: Readonly<Record<SessionStep, string>> = {
  programma: "schedule_session",
  avvia: "start_session",
  concludi: "conclude_session",
  annulla: "cancel_session",
  chiudi: "close_session",
};

export const takeStep = (step: SessionStep, order: StepOrder) => call<void>(COMMANDS[step], { order });
