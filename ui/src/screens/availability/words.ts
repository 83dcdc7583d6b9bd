// What absences are called: those of a firm are closing days.
import type { Whose } from "../../generated/types";

/** What they are called. */
export const wordsOf = (whose: Whose) =>
  whose.kind === "employer"
    ? {
        title: "Giorni di chiusura",
        add: "Nuova chiusura…",
        none: "Nessuna chiusura",
        text: "Ferie dell’azienda, ponti, inventario: pianificando si evitano.",
        one: "la chiusura",
        saved: "Chiusura salvata.",
        removed: "Chiusura tolta.",
      }
    : {
        title: "Assenze",
        add: "Nuova assenza…",
        none: "Nessuna assenza",
        text: "Ferie, permessi, corsi: pianificando si evitano.",
        one: "l’assenza",
        saved: "Assenza salvata.",
        removed: "Assenza tolta.",
      };
