// A form in a window of its own: what was typed, what the program said of each field, and sending it once.
import type { TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { attempt } from "../base/attempt";
import type { AppError } from "../base/errors";
import { LightElement } from "../base/light";
import { dialogFoot } from "../components/dialog";
import type { FieldProblem } from "../generated/types";
import type { UnsavedWords } from "./unsaved";

/** Tells `done` when the program has taken it, and `cancel` when the user gives up. */
export abstract class WindowForm<Form extends object> extends LightElement {
  /** Id of the heading that names the window. */
  @property() headingId = "";
  @property({ attribute: false }) words!: UnsavedWords<Form | null>;
  @state() protected form!: Form;
  @state() protected error: AppError | null = null;
  @state() private problems: readonly FieldProblem[] = [];
  @state() protected running = false;

  /** What the form opens with. */
  protected abstract first(): Form;
  /** Hands the form to the program. */
  protected abstract send(form: Form): Promise<unknown>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.words.begin(this.first());
    this.form = this.words.value ?? this.first();
  }

  /** Whether a field stands in the form for its problem to stand under. */
  protected shows(field: string): boolean {
    return field in this.form;
  }

  protected problemOf(field: keyof Form): string | undefined {
    return this.problems.find((it) => it.field === field)?.message;
  }

  protected change(part: Partial<Form>): void {
    this.form = { ...this.form, ...part };
    this.words.write(this.form);
    this.problems = this.problems.filter((it) => !(it.field in part));
    this.error = null;
  }

  /** `other` is a second way to go on, which proceeds by itself. */
  protected foot(proceed: string, other?: TemplateResult) {
    return dialogFoot({
      proceed,
      ...(other ? { other } : {}),
      danger: false,
      running: this.running,
      focusCancel: false,
      onProceed: () => void this.proceed(),
      onCancel: () => this.dispatchEvent(new CustomEvent("cancel")),
    });
  }

  /** What no field of the form can show is said under the whole of it. */
  protected async proceed(): Promise<void> {
    this.running = true;
    this.error = null;
    const { done, error } = await attempt(() => this.send(this.form));
    this.running = false;
    if (done) {
      this.dispatchEvent(new CustomEvent("done"));
      return;
    }
    this.problems = (error?.fields ?? []).filter((it) => this.shows(it.field));
    this.error = this.problems.length ? null : error;
    await this.updateComplete;
    const wrong = this.querySelector<HTMLElement>("[aria-invalid=true]");
    // Of a question with choices the first one takes the focus.
    (wrong?.querySelector("input") ?? wrong)?.focus();
  }
}
