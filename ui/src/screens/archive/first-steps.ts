// «Per cominciare»: the list of Oggi that leads through the first days, hidden or shown.
import { customElement } from "lit/decorators.js";
import { firstStepsAway, putFirstStepsAway } from "../../generated/client";
import { KeptChoice } from "./kept-choice";

@customElement("first-steps-choice")
export class FirstStepsChoice extends KeptChoice {
  protected override readonly words = {
    id: "first-steps",
    title: "I primi passi",
    text: "L’elenco «Per cominciare» sta in Oggi finché c’è qualcosa da fare: sportelli, coach, copie, richieste, erogazioni, registri.",
    label: "Mostra «Per cominciare» in Oggi",
    ticked: "«Per cominciare» è di nuovo in Oggi.",
    unticked: "«Per cominciare» è nascosto.",
  };

  protected override async read(): Promise<boolean> {
    return !(await firstStepsAway());
  }

  protected override keep(shown: boolean): Promise<unknown> {
    return putFirstStepsAway(!shown);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "first-steps-choice": FirstStepsChoice;
  }
}
