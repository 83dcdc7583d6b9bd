// The description for the register and the private note of one session while they are being written, kept
// apart from the page so that a refusal loses nothing.

import { AppError } from "../../base/errors";
import { Store } from "../../base/store";
import { describeSession } from "../../generated/client";
import type { SessionRow } from "../../generated/types";
import { type UnsavedWords, unsaved } from "../../shared/unsaved";
import { keyOfNotes, type NotesWords } from "./unsent";

type NoteKey = "description" | "privateNote";

const wordsOf = ({ id, revision, description, privateNote }: SessionRow): NotesWords => ({
  kind: "notes",
  session: id,
  revision,
  description,
  privateNote,
});

export class SessionNotes {
  readonly changes = new Store(0);
  readonly words: UnsavedWords<NotesWords>;
  sending = false;
  error: AppError | null = null;

  /** Goes on with the words that were left, or begins with those of the archive. */
  constructor(
    activity: number,
    public row: SessionRow,
  ) {
    this.words = unsaved.open(keyOfNotes(activity, row.id), wordsOf(row), {
      title: `Descrizione dell’erogazione ${row.number}`,
      waits: true,
      typed: ({ description, privateNote }) => ({ description, privateNote }),
    });
  }

  get session(): number {
    return this.row.id;
  }

  get description(): string {
    return this.words.value.description;
  }

  get privateNote(): string {
    return this.words.value.privateNote;
  }

  /** What is wrong with one of the two fields. */
  problem(field: NoteKey): string | undefined {
    return this.error?.fields.find((it) => it.field === field)?.message;
  }

  setText(key: NoteKey, text: string): void {
    this.words.write({ ...this.words.value, [key]: text });
    this.error = null;
    this.tell();
  }

  /** What was typed goes on from the session as it is now. */
  rebase(row: SessionRow): void {
    this.row = row;
    this.words.settle(wordsOf(row));
    this.words.write({ ...this.words.value, revision: row.revision });
  }

  /** True when it was saved. */
  async save(): Promise<boolean> {
    if (this.sending) return false;
    this.sending = true;
    this.error = null;
    this.tell();
    const sent = this.words.value;
    try {
      await describeSession(sent.session, sent.revision, sent.description, sent.privateNote);
      this.words.settle(sent);
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
