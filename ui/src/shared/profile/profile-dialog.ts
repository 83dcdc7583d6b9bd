// «Visualizza profilo» (§2): who the beneficiary is and the person's own daily and weekly limit (§3.2).
// A window, so that it opens over whatever one was doing, from a request as from Anagrafiche.
import { html, type TemplateResult } from "lit";
import { AppError } from "../../base/errors";
import { date, minutes } from "../../base/format";
import { privacy } from "../../base/privacy";
import { type DialogHandle, dialogFoot } from "../../components/dialog";
import { busy, errorBox } from "../../components/feedback";
import { toast } from "../../components/toast";
import { beneficiary, saveBeneficiary } from "../../generated/client";
import type { Beneficiary, BeneficiaryForm } from "../../generated/types";
import { type UnsavedWords, unsaved } from "../unsaved";
import { showForm } from "../unsaved-form";
import { coveredProfile, profileFields, withoutOldTick } from "./profile-fields";
import "./profile.css";

const BLANK: BeneficiaryForm = {
  surname: "",
  name: "",
  taxCode: "",
  birthDate: "",
  birthplace: "",
  phone: "",
  email: "",
  dailyLimit: "",
  weeklyLimit: "",
  confirmed: false,
};

/** The id of what was saved, or null when nothing changed. `id` null is a new person. */
export async function openProfile(id: number | null): Promise<number | null> {
  const saved = await new ProfileWindow(id).open();
  if (saved === undefined) return null;
  toast("Profilo salvato.");
  return saved;
}

class ProfileWindow {
  private person: Beneficiary | null = null;
  private form: BeneficiaryForm = BLANK;
  private failure: AppError | null = null;
  private refused: AppError | null = null;
  private running = false;
  private handle: DialogHandle<number> | undefined;
  private readonly words: UnsavedWords<BeneficiaryForm>;

  constructor(private readonly id: number | null) {
    this.words = unsaved.open(`destinatario/${id ?? "nuovo"}`, BLANK, {
      title: id === null ? "Nuovo lavoratore" : "Profilo del lavoratore",
      // The tick answers a doubt of the program: it is nothing typed.
      typed: (form) => ({ ...form, confirmed: false }),
    });
    this.form = this.words.value;
  }

  open(): Promise<number | undefined> {
    const answer = showForm<number, BeneficiaryForm>(
      this.words,
      (handle, headingId) => {
        this.handle = handle;
        return this.draw(handle, headingId);
      },
      { wide: true },
    );
    if (this.id !== null) void this.read(this.id);
    return answer;
  }

  private async read(id: number): Promise<void> {
    try {
      this.failure = null;
      const person = await beneficiary(id);
      this.person = person;
      this.words.begin(formOf(person));
      this.form = this.words.value;
    } catch (thrown) {
      this.failure = AppError.from(thrown);
    }
    this.handle?.redraw();
  }

  private draw(handle: DialogHandle<number>, headingId: string): TemplateResult {
    const ready = this.id === null || this.person !== null;
    return html`<form
      class="profile"
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.save();
      }}
    >
      <div class="dialog-b">
        <h2 id=${headingId}>${this.id === null ? "Nuovo lavoratore" : "Profilo del lavoratore"}</h2>
        ${ready ? this.body(headingId) : this.failure ? errorBox(this.failure, () => this.again()) : busy("Leggo il profilo…")}
      </div>
      ${dialogFoot({
        proceed: "Salva",
        danger: false,
        barred: this.barred(ready),
        running: this.running,
        focusCancel: false,
        onProceed: () => void this.save(),
        onCancel: () => handle.leave(),
      })}
      <button type="submit" hidden></button>
    </form>`;
  }

  private barred(ready: boolean): string | undefined {
    if (!ready) return "Il profilo non è ancora stato letto.";
    return privacy.value ? "Disattiva lo schermo riservato per modificare il profilo." : undefined;
  }

  private body(headingId: string): TemplateResult {
    if (privacy.value) return coveredProfile(this.form, this.person?.opals ?? []);
    const problems = this.refused?.fields ?? [];
    const general = this.refused && problems.length === 0 ? this.refused : null;
    return html`${profileFields({
      id: headingId,
      form: this.form,
      problems,
      opals: this.person?.opals ?? [],
      onChange: (change) => this.change(change),
      onOpal: () => {
        // With something typed the way out is asked about, and takes the window with it.
        if (!this.words.dirty) this.handle?.close();
      },
    })}
    ${errorBox(general)}`;
  }

  private change(change: Partial<BeneficiaryForm>): void {
    this.form = { ...this.form, ...withoutOldTick(change) };
    this.words.write(this.form);
    this.handle?.redraw();
  }

  private again(): void {
    if (this.id !== null) void this.read(this.id);
  }

  private async save(): Promise<void> {
    if (this.running || this.barred(this.id === null || this.person !== null)) return;
    this.running = true;
    this.refused = null;
    this.handle?.redraw();
    try {
      const id = await saveBeneficiary(this.id, this.form);
      this.running = false;
      this.handle?.close(id);
    } catch (thrown) {
      this.refused = AppError.from(thrown);
      this.running = false;
      this.handle?.redraw();
      document.querySelector<HTMLElement>("form.profile [aria-invalid=true]")?.focus();
    }
  }
}

function formOf(person: Beneficiary): BeneficiaryForm {
  const limit = (value: number | null) => (value === null ? "" : minutes(value));
  return {
    surname: person.surname,
    name: person.name,
    taxCode: person.taxCode,
    birthDate: date(person.birthDate),
    birthplace: person.birthplace,
    phone: person.phone,
    email: person.email,
    dailyLimit: limit(person.dailyLimit),
    weeklyLimit: limit(person.weeklyLimit),
    confirmed: false,
  };
}
