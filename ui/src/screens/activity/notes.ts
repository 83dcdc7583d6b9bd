// The description for the register and the private note of one session while they are being written, kept
// apart from the page so that a refusal loses nothing.

import { AppError } from "../../errors";
import { describeSession } from "../../generated/client";
import type { SessionRow } from "../../generated/types";
import { Store } from "../../store";

export class SessionNotes {
  readonly changes = new Store(0);
  description: string;
  privateNote: string;
  sending = false;
  error: AppError | null = null;

  constructor(
    readonly activity: number,
    public row: SessionRow,
  ) {
    this.description = row.description;
    this.privateNote = row.privateNote;
  }

  get dirty(): boolean {
    return this.description !== this.row.description || this.privateNote !== this.row.privateNote;
  }

  /** What is wrong with one of the two fields. */
  problem(field: "description" | "privateNote"): string | undefined {
    return this.error?.fields.find((it) => it.field === field)?.message;
  }

  setText(key: "description" | "privateNote", text: string): void {
    this[key] = text;
    this.error = null;
    this.tell();
  }

  /** True when it was saved. */
  async save(): Promise<boolean> {
    if (this.sending) return false;
    this.sending = true;
    this.error = null;
    this.tell();
    try {
      await describeSession(this.row.id, this.row.revision, this.description, this.privateNote);
      return true;
    } catch (thrown) {
      this.error = AppError.from(thrown);
      return false;
    } finally {
      this.sending = false;
      this.tell();
    }
  }

  private tell(): void {
    this.changes.set(this.changes.value + 1);
  }
}
