// What a copy holds, and what was done after it as far as this computer knows.
import { html, nothing, type TemplateResult } from "lit";
import { counted, dateTime } from "../../base/format";
import { factList, notice } from "../../components/layout";
import type { CopyContents, JournalHead, NewerHere } from "../../generated/types";

export function copyFacts(contents: CopyContents): TemplateResult {
  return html`${factList([
    ["Ente", contents.provider],
    ["Richieste", String(contents.requests)],
    ["Registri", String(contents.registers)],
    ["Ultima operazione", dateTime(contents.last)],
    ["Giornale", contents.journal ? journalHead(contents.journal) : "–"],
  ])}
  ${contents.newerHere ? notice("warn", "triangle", newerWords(contents.newerHere)) : nothing}`;
}

/** As papers carry it: «riga 1234: 9f3c 71ab 0e42 d85b». */
function journalHead({ number, hash }: JournalHead): string {
  return `riga ${number}: ${hash.slice(0, 16).replace(/(.{4})(?=.)/g, "$1 ")}`;
}

/** «Dopo questa copia, su questo computer: 12 operazioni, l’ultima il …; registri 2026/018–2026/019.» */
function newerWords({ operations, last, registers, attestations }: NewerHere): string {
  const done =
    operations > 0 ? [`${counted(operations, "operazione", "operazioni")}, fino al ${dateTime(last)}`] : [];
  const issued = [
    ...registers.map((number) => `registro ${number}`),
    ...attestations.map((number) => `attestazione ${number}`),
  ];
  const words = `Dopo questa copia, su questo computer risultano: ${[...done, ...issued].join("; ")}.`;
  return issued.length > 0 ? `${words} Quei numeri non verranno dati una seconda volta.` : words;
}
