import { beforeEach, describe, expect, it } from "vitest";
import { useBridge } from "../src/base/bridge";
import { togglePrivacy } from "../src/base/privacy";
import type { BeneficiaryForm } from "../src/generated/types";
import { openProfile } from "../src/shared/profile/profile-dialog";
import { type Answers, FakeBridge, refusal } from "./fake-bridge";
import { button, find, until, write } from "./page";
import { recorded } from "./recorded";
import { text } from "./requests-open";

/** One with limits of her own. */
const PERSON = recorded("beneficiary", "limited");

let bridge: FakeBridge;
const answers: Answers = { beneficiary: () => PERSON, save_beneficiary: () => PERSON.id };

function use(more: Answers = {}): void {
  bridge = new FakeBridge({ ...answers, ...more });
  useBridge(bridge);
}

const field = (key: string): HTMLInputElement => find<HTMLInputElement>(`dialog [id$="-${key}"]`);
const fill = (key: string, value: string) => write(`#${field(key).id}`, value);

describe("profile", () => {
  beforeEach(() => use());

  it("shows the person and the person's own limits", async () => {
    void openProfile(PERSON.id);
    await until(() => document.querySelector('dialog [id$="-surname"]'));
    expect(field("surname").value).toBe(PERSON.surname);
    expect(field("dailyLimit").value).toBe("04:00");
    expect(field("weeklyLimit").value).toBe("16:00");
    expect(find("dialog a").getAttribute("href")).toBe("#/richieste?testo=JC-1-1103%2F018");
  });

  it("saves the limits as they were typed", async () => {
    const saved = openProfile(PERSON.id);
    await until(() => document.querySelector('dialog [id$="-surname"]'));
    fill("dailyLimit", "3");
    button("Salva").click();
    expect(await saved).toBe(PERSON.id);
    const form = bridge.last("save_beneficiary")?.form as BeneficiaryForm;
    expect(form).toMatchObject({
      dailyLimit: "3",
      weeklyLimit: "16:00",
      birthDate: PERSON.birthDate?.split("-").reverse().join("/"),
    });
  });

  it("keeps the text of a refused save, says why beside the field and lets a doubt be confirmed", async () => {
    use({
      save_beneficiary: ({ form }: { form: BeneficiaryForm }) => {
        if (form.confirmed) return PERSON.id;
        throw refusal("INVALID", "Controlla i campi.", {
          fields: [{ field: "confirmed", message: "Non corrisponde al cognome." }],
        });
      },
    });
    const saved = openProfile(PERSON.id);
    await until(() => document.querySelector('dialog [id$="-surname"]'));
    fill("surname", "Bortolini");
    button("Salva").click();
    await until(() => text().includes("Non corrisponde al cognome."));
    expect(field("surname").value).toBe("Bortolini");
    expect(field("taxCode").getAttribute("aria-invalid")).toBe("true");
    const tick = find<HTMLInputElement>("dialog input[type=checkbox]");
    tick.click();
    fill("surname", "Bortolina");
    expect(tick.checked).toBe(false);
    tick.click();
    button("Salva").click();
    expect(await saved).toBe(PERSON.id);
  });

  it("gives back unsaved changes that were left", async () => {
    const saved = openProfile(PERSON.id);
    await until(() => document.querySelector('dialog [id$="-surname"]'));
    fill("phone", "0422 1");
    button("Annulla").click();
    expect(await saved).toBeNull();
    void openProfile(PERSON.id);
    await until(() => document.querySelector('dialog [id$="-surname"]'));
    expect(field("phone").value).toBe("0422 1");
    expect(field("surname").value).toBe(PERSON.surname);
    expect(text()).toContain("Ripreso da dove eri arrivato");
  });

  it("takes every field off the page under the schermo riservato", async () => {
    void openProfile(PERSON.id);
    await until(() => document.querySelector('dialog [id$="-surname"]'));
    togglePrivacy();
    await until(() => document.querySelector("dialog .mask"));
    expect(document.querySelector('dialog [id$="-surname"]')).toBeNull();
    expect(text()).not.toContain(PERSON.surname);
    expect(button("Salva").getAttribute("aria-disabled")).toBe("true");
  });
});
