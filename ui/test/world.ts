// Invented answers for the frame, as on Wednesday 1 June 2022. No real person or firm.
import type { AppStatus, Coach, CopyContents, Frame, Hit, Strength } from "../src/generated/types";
import type { Answers } from "./fake-bridge";

export const STATUS: AppStatus = {
  archive: "aperto",
  example: false,
  now: "2022-06-01T09:12:00",
  version: "0.1.0",
  synced: null,
  interrupted: null,
  lockedItself: false,
  traceStart: false,
};

export const COACH: Coach = {
  id: 1,
  name: "Giulia",
  surname: "Ferraresso",
  branch: 1,
  branchName: "Treviso",
  archived: false,
};

export const FRAME: Frame = {
  provider: "Passolieve soc. coop. sociale",
  coach: 1,
  coachByKey: false,
  coaches: [COACH],
  counters: { today: 2, requests: 3, registers: 4, portal: 1 },
  lastCopy: "2022-05-31T17:42:00",
  clock: null,
  copyDue: null,
  recovery: "conservato",
  today: "2022-06-01",
};

const HITS: Hit[] = [
  {
    kind: "richiesta",
    id: 14,
    title: "El Amrani Samira",
    detail: "JC-1-1103/014 · CPI Treviso",
    personal: true,
  },
  { kind: "registro", id: 17, title: "Registro 2022/017", detail: "versione 1", personal: false },
];

export const COPY: CopyContents = {
  provider: "Passolieve soc. coop. sociale",
  requests: 41,
  registers: 18,
  last: "2022-05-31T17:42:00",
  journal: { number: 1234, hash: "9f3c71ab0e42d85b".repeat(4) },
  newerHere: null,
};

export function strength({ passphrase }: { passphrase: string }): Strength {
  const score = Math.min(4, Math.floor(passphrase.length / 5));
  const hint = score < 3 ? "Aggiungi una o due parole." : "";
  return { score, hint, acceptable: score >= 3 };
}

const RECOVERY = "K7QD-2M9X-PW4H-8TRB-LZ3C-6VNF";

export function world(): Answers {
  return {
    app_status: () => STATUS,
    frame: () => FRAME,
    search_everything: () => HITS,
    list_registers: () => ({ found: 0, page: 0, pages: 0, rows: [] }),
    passphrase_strength: strength,
    known_patron: ({ municipality }: { municipality: string }) =>
      municipality === "Treviso" ? "27/04" : null,
    check_new_archive: () => undefined,
    create_archive: () => RECOVERY,
    open_example: () => undefined,
    unlock: () => undefined,
    unlock_with_recovery: () => RECOVERY,
    recovery_coaches: () => [
      { id: 1, name: "Giulia Ferraresso" },
      { id: 2, name: "Marco Silvestrin" },
    ],
    restore_copy: () => undefined,
    put_away_recovery_code: () => undefined,
    hear_close: () => undefined,
    close_window: () => undefined,
    accept_drop: () => true,
    keep_look: () => undefined,
    save_recovery_code: () => "/home/giulia/codice-di-recupero-affianca.txt",
    choose_copy: () => "/media/chiavetta/affianca-2022-05-31.affianca-copia",
    look_into_copy: () => COPY,
    leave_example: () => undefined,
    user_is_active: () => undefined,
    set_coach_at_work: () => undefined,
    trace_usable: () => undefined,
    lock: () => undefined,
  };
}
