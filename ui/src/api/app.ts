// Commands about the archive as a whole (create, unlock, restore) and about the frame around the screens.
import { call } from "./client";

export interface AppStatus {
  archive: "assente" | "bloccato" | "aperto";
  example: boolean;
  now: string;
  version: string;
  traceStart: boolean;
  lockReason?: string | null;
}

export interface Strength {
  score: 0 | 1 | 2 | 3 | 4;
  hint: string;
  acceptable: boolean;
}

export interface CreateArchive {
  provider: { name: string; taxCode: string; referent: string };
  branch: { name: string; address: string; municipality: string; patronDay: string };
  coach: { name: string; surname: string };
  passphrase: string;
}

export interface CoachAtWork {
  id: number;
  name: string;
  surname: string;
  branch: string | null;
}

export interface Frame {
  provider: string;
  coach: CoachAtWork | null;
  coaches: CoachAtWork[];
  example: boolean;
  counters: { today: number; todayHot: boolean; requests: number; registers: number; documents: number };
  lastCopy?: string | null;
  today: string;
}

export interface Hit {
  kind: string;
  title: string;
  detail: string;
  route: string;
}

export interface Recovery {
  recoveryCode: string;
}

export const appStatus = () => call<AppStatus>("app_status");
export const frame = () => call<Frame>("frame");
export const setCoachAtWork = (id: number) => call<void>("set_coach_at_work", { id });
export const searchEverything = (text: string) => call<Hit[]>("search_everything", { text });
export const traceUsable = () => call<void>("trace_usable");

export const passphraseStrength = (passphrase: string) =>
  call<Strength>("passphrase_strength", { passphrase });
export const knownPatron = (municipality: string) => call<string | null>("known_patron", { municipality });
export const createArchive = (input: CreateArchive) => call<Recovery>("create_archive", { input });
export const openExample = () => call<void>("open_example");
export const unlock = (passphrase: string) => call<void>("unlock", { passphrase });
export const unlockWithRecovery = (code: string, newPassphrase: string) =>
  call<Recovery>("unlock_with_recovery", { code, newPassphrase });
export const lock = () => call<void>("lock");
export const restoreCopy = (path: string, secret: string) => call<void>("restore_copy", { path, secret });
/** Writes the recovery code as a text file where the user chose. */
export const saveRecoverySheet = (path: string, code: string) =>
  call<void>("save_recovery_sheet", { path, code });
