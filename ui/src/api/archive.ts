// Commands about the archive one is working in: where it stands, its copies, its passphrase, its rules.
import type { Programme } from "../generated/Programme";
import { call } from "./client";

/** The folder on disk. */
export const archivePlace = () => call<string>("archive_place");
/** Asks where, and answers with the path of the copy. */
export const makeCopy = () => call<string>("make_copy");
export const changePassphrase = (old: string, next: string) =>
  call<void>("change_passphrase", { old, new: next });
/** The new recovery code; the one before no longer opens the archive. */
export const newRecoveryCode = (passphrase: string) => call<string>("new_recovery_code", { passphrase });
/** The versions of the rules the archive holds, newest first. */
export const dailyNotice = () => call<boolean>("daily_notice");
export const setDailyNotice = (on: boolean) => call<void>("set_daily_notice", { on });
export const programmes = () => call<Programme[]>("programmes");
