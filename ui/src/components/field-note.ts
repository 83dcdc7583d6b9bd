// What the program takes a field for, beside its label: the weekday of a date, while one types.
import type { TemplateResult } from "lit";
import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { LightElement } from "../base/light";
import { reading } from "../base/typed";
import type { FieldKind } from "../generated/types";

@customElement("field-note")
export class FieldNote extends LightElement {
  @property() kind: FieldKind = "event";
  @property() text = "";
  @state() private note: string | null = null;
  private turn = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("text") || changed.has("kind")) void this.read();
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.note ? html`<small>${this.note}</small>` : nothing;
  }

  /** An answer to an older text is dropped. */
  private async read(): Promise<void> {
    const turn = ++this.turn;
    const { note } = await reading(this.kind, this.text);
    if (turn === this.turn) this.note = note;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "field-note": FieldNote;
  }
}
