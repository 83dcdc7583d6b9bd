// Invented answers for the frame, as on Wednesday 1 June 2022. No real person or firm.
import type { AppStatus, Frame, Hit, Strength } from "../src/api/app";
import type { Answer } from "./fake-bridge";

export const STATUS: AppStatus = {
  archive: "aperto",
  example: false,
  now: "2022-06-01T09:12:00",
  version: "0.1.0",
  traceStart: false,
};

export const FRAME: Frame = {
  provider: "Passolieve soc. coop. sociale",
  coach: { id: 1, name: "Giulia", surname: "Ferraresso", branch: "Treviso" },
  coaches: [{ id: 1, name: "Giulia", surname: "Ferraresso", branch: "Treviso" }],
  example: false,
  counters: { today: 6, todayHot: true, requests: 3, registers: 4, documents: 1 },
  lastCopy: "2022-05-31T17:42:00",
  today: "2022-06-01",
};

const HITS: Hit[] = [
  {
    kind: "Richiesta",
    title: "El Amrani Samira",
    detail: "JC-1-1103/014 · CPI Treviso",
    route: "/richieste/14",
  },
];

export function strength({ passphrase }: { passphrase: string }): Strength {
  const score = Math.min(4, Math.floor(passphrase.length / 5)) as Strength["score"];
  const hint = score < 3 ? "Aggiungi una o due parole." : "";
  return { score, hint, acceptable: score >= 3 };
}

export function world(): Record<string, Answer> {
  return {
    app_status: () => STATUS,
    frame: () => FRAME,
    search_everything: () => HITS,
    passphrase_strength: strength,
    known_patron: ({ municipality }: { municipality: string }) =>
      municipality === "Treviso" ? "27/04" : null,
    create_archive: () => ({ recoveryCode: "K7QD-2M9X-PW4H-8TRB-LZ3C-6VNF" }),
    open_example: () => undefined,
    unlock: () => undefined,
    unlock_with_recovery: () => ({ recoveryCode: "K7QD-2M9X-PW4H-8TRB-LZ3C-6VNF" }),
    restore_copy: () => undefined,
    save_recovery_sheet: () => undefined,
    set_coach_at_work: () => undefined,
    trace_usable: () => undefined,
    lock: () => undefined,
  };
}
