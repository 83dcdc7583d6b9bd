// «Avviso sul desktop»: off until somebody asks for it, once a day at most, numbers and no names.
import { customElement } from "lit/decorators.js";
import { dailyNotice, setDailyNotice } from "../../generated/client";
import { KeptChoice } from "./kept-choice";

@customElement("daily-notice")
export class DailyNotice extends KeptChoice {
  protected override readonly words = {
    id: "daily-notice",
    title: "Avviso sul desktop",
    text: "Una volta al giorno, dalle 8, il computer dice quante scadenze sono vicine: solo i numeri, nessun nome. Arriva anche ad archivio bloccato, finché Affianca è in funzione.",
    label: "Avvisami delle scadenze",
    ticked: "Avviso attivato.",
    unticked: "Avviso disattivato.",
  };

  protected override read(): Promise<boolean> {
    return dailyNotice();
  }

  protected override keep(on: boolean): Promise<unknown> {
    return setDailyNotice(on);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "daily-notice": DailyNotice;
  }
}
