// Commands about the archive as a whole (create, unlock, restore) and about the frame around the screens.
import type { ArchiveState } from "../generated/ArchiveState";
import type { CopyContents } from "../generated/CopyContents";
import type { CreateArchive } from "../generated/CreateArchive";
import type { Frame } from "../generated/Frame";
import type { Hit } from "../generated/Hit";
import type { Strength } from "../generated/Strength";
import { call } from "./client";

export interface AppStatus {
  archive: ArchiveState;
  /** What is open is the example. */
  example: boolean;
  now: string;
  version: string;
  /** The page should say when it can first be used. */
  traceStart: boolean;
}

export const appStatus = () => call<AppStatus>("app_status");
export const frame = () => call<Frame>("frame");
export const setCoachAtWork = (coach: number) => call<void>("set_coach_at_work", { coach });
export const searchEverything = (text: string) => call<Hit[]>("search_everything", { text });
export const traceUsable = () => call<void>("trace_usable");
/** Puts off the lock that comes with inactivity. */
export const userIsActive = () => call<void>("user_is_active");

export const passphraseStrength = (passphrase: string) =>
  call<Strength>("passphrase_strength", { passphrase });
export const knownPatron = (municipality: string) => call<string | null>("known_patron", { municipality });
/** Answers with the recovery code, which is shown once. */
export const createArchive = (input: CreateArchive) => call<string>("create_archive", { input });
export const openExample = () => call<void>("open_example");
export const leaveExample = () => call<void>("leave_example");
export const unlock = (passphrase: string) => call<void>("unlock", { passphrase });
/** Answers with the new recovery code. */
export const unlockWithRecovery = (code: string, newPassphrase: string) =>
  call<string>("unlock_with_recovery", { code, newPassphrase });
export const lock = () => call<void>("lock");
/** Asks where in a system window; answers with the path. */
export const saveRecoveryCode = (code: string) => call<string>("save_recovery_code", { code });
/** Asks which file in a system window; answers with the path. */
export const chooseCopy = () => call<string>("choose_copy");
/** `secret` is the passphrase or the recovery code of the copy. */
export const lookIntoCopy = (path: string, secret: string) =>
  call<CopyContents>("look_into_copy", { path, secret });
export const restoreCopy = (path: string, secret: string) => call<void>("restore_copy", { path, secret });
