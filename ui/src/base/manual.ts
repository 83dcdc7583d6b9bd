// Short summaries, in our own words, of the manual's paragraphs, for the note behind every «§».

export const MANUAL = "Job Coach – Erogazione delle attività, vers. 2 del 07/04/2023";

const SUMMARIES: Record<string, { title: string; text: string }> = {
  "§1": {
    title: "Premessa",
    text: "Il servizio è composto da cinque attività, tutte necessarie: le eroga lo stesso ente, senza dividerle fra enti diversi.",
  },
  "§2": {
    title: "Ammissione al servizio",
    text: "L’ente ammette o rifiuta la richiesta entro 7 giorni dalla notifica del CPI; oltre il termine la richiesta è cancellata automaticamente. Gli enti accreditati sono tenuti alla presa in carico di tutti gli utenti: il rifiuto è motivato e ammesso solo per impedimenti oggettivi.",
  },
  "§3": {
    title: "Gestione politiche attive",
    text: "Le attività si possono erogare solo dopo l’ammissione al servizio. Allenamento e affiancamento vale 44 ore con il voucher base e 52 con il rinforzato; le altre quattro attività non cambiano.",
  },
  "§3.1": {
    title: "Calendarizzazione e avvio delle attività",
    text: "Ogni erogazione va inserita entro il giorno precedente. È raccomandato scrivere il luogo, soprattutto se fuori dalla sede dell’ente. Finché è INSERITA si può modificare; una volta PROGRAMMATA non più. Le ore programmate non possono superare quelle concordate.",
  },
  "§3.2": {
    title: "Erogazione delle attività",
    text: "Erogazioni fra le 7:30 e le 23:00, mai nei festivi, al massimo 8 ore al giorno e 40 a settimana, tenendo conto della capacità della persona. Si inseriscono, programmano, avviano e concludono entro 7 giorni dallo svolgimento. Il registro riporta data, orario e descrizione, con le firme del coach e del destinatario; gli output e la relazione finale portano i riferimenti al dispositivo e al destinatario.",
  },
  "§3.3": {
    title: "Conclusione dell’attività",
    text: "Per concludere un’attività basta che almeno un’erogazione sia EROGATA, anche se restano ore. Dopo la conferma l’attività è TERMINATA: non si può più modificare nulla.",
  },
};

/** The summary for «§3.2»; a deeper or unknown number falls back to the nearest paragraph above it. */
export function paragraphSummary(paragraph: string): { title: string; text: string } | null {
  let key = paragraph.trim();
  while (key) {
    const found = SUMMARIES[key];
    if (found) return found;
    const dot = key.lastIndexOf(".");
    if (dot < 0) return null;
    key = key.slice(0, dot);
  }
  return null;
}
