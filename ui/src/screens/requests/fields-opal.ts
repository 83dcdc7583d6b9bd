// OPAL: the request itself, its dates and who sent it.

import { html, type nothing, type TemplateResult } from "lit";
import { longDate } from "../../base/format";
import { LENGTHS } from "../../base/lengths";
import { comboField, type Suggestion } from "../../components/combo-box";
import { dateField } from "../../components/date-field";
import { selectField, textField } from "../../components/field";
import { par } from "../../components/paragraph";
import type { Directory } from "../../generated/types";
import { frame, today } from "../../shared/state";
import type { RequestDraft } from "./draft";

export function opalFields(draft: RequestDraft, lists: Directory, guessed: boolean): TemplateResult {
  const { form, check } = draft;
  return html`<fieldset>
    <legend class="over">OPAL</legend>
    <div class="cols2">
      ${textField({
        id: "request-opal",
        label: "Codice OPAL",
        required: true,
        value: form.opal,
        placeholder: "JC-1-1103/022",
        maxLength: LENGTHS.opal,
        readonly: draft.id !== null,
        error: draft.problem("opal"),
        hint: draft.id === null ? undefined : "Il codice non si cambia: distingue la richiesta.",
        onInput: (opal) => draft.change({ opal }),
      })}
      ${centreField(draft, lists)}
      ${dateField({
        id: "request-requestDate",
        label: "Data richiesta",
        required: true,
        value: form.requestDate,
        max: today(),
        today: today(),
        error: draft.problem("requestDate"),
        onInput: (requestDate) => draft.change({ requestDate }),
      })}
      ${dateField({
        id: "request-notifiedDate",
        label: "Notifica del CPI",
        required: true,
        value: form.notifiedDate,
        max: today(),
        today: today(),
        error: draft.problem("notifiedDate"),
        tone: draft.warned("notifiedDate") ? "warn" : undefined,
        hint: guessed
          ? "Presunta, perché manca nella tabella del portale: scrivi quella vera."
          : check?.answerBy
            ? html`Risposta entro ${longDate(check.answerBy)} (${par("§2")})`
            : undefined,
        onInput: (notifiedDate) => draft.change({ notifiedDate }),
      })}
      ${branchField(draft, lists)}
      ${textField({
        id: "request-holder",
        label: "Ente titolare",
        value: form.holder,
        placeholder: frame.value?.provider ?? "",
        hint: form.holder ? undefined : "Vuoto: il tuo ente.",
        error: draft.problem("holder"),
        onInput: (holder) => draft.change({ holder }),
      })}
      <div class="whole">
      ${textField({
        id: "request-description",
        label: "Descrizione",
        value: form.description,
        maxLength: LENGTHS.requestDescription,
        error: draft.problem("description"),
        onInput: (description) => draft.change({ description }),
      })}
      </div>
    </div>
  </fieldset>`;
}

function branchField(draft: RequestDraft, lists: Directory): TemplateResult | typeof nothing {
  const { branch } = draft.form;
  return selectField({
    id: "request-branch",
    label: "Sportello",
    value: branch === null ? "" : String(branch),
    none: "da decidere",
    choices: lists.branches
      .filter((it) => !it.archived || it.id === branch)
      .map(({ id, name }) => ({ value: String(id), label: name })),
    onChange: (chosen) => draft.change({ branch: chosen ? Number(chosen) : null }),
  });
}

function centreField(draft: RequestDraft, lists: Directory): TemplateResult {
  const { form } = draft;
  const chosen = lists.centres.find(({ id }) => id === form.centre);
  const suggest = (text: string): Suggestion[] =>
    lists.centres
      .filter(({ name }) => name.toLocaleLowerCase("it").includes(text.toLocaleLowerCase("it")))
      .slice(0, 12)
      .map(({ id, name }) => ({ key: String(id), text: name }));
  return comboField({
    id: "request-centre",
    label: "CPI",
    required: true,
    value: chosen?.name ?? form.newCentre,
    placeholder: "CPI Treviso",
    none: "Non è in elenco: sarà aggiunto con questo nome.",
    error: draft.problem("centre"),
    hint: !chosen && form.newCentre.trim() ? "CPI nuovo: sarà aggiunto alle anagrafiche." : undefined,
    suggest,
    onInput: (text) => {
      const same = lists.centres.find(
        (it) => it.name.toLocaleLowerCase("it") === text.trim().toLocaleLowerCase("it"),
      );
      draft.change(same ? { centre: same.id, newCentre: "" } : { centre: null, newCentre: text });
    },
    onPick: (item) => draft.change({ centre: Number(item.key), newCentre: "" }),
  });
}
