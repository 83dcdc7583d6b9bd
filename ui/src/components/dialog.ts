// Modal windows on the native <dialog>: opened from code, they answer with a promise. Esc closes, the focus
// returns to what opened them, and they all close when the archive is locked. While a step runs they stay:
// what goes on unseen would be taken for not done, and asked a second time.
import { html, nothing, ReactiveElement, render, type TemplateResult } from "lit";
import { AppError } from "../base/errors";
import { focusHeading, focusTrace, traceOf } from "../base/focus";
import { popoverOpen } from "../base/keys";
import { privacy } from "../base/privacy";
import type { RuleId, Violation } from "../generated/types";
import { busy, errorBox } from "./feedback";
import { remark, violationList, whyBarred } from "./violations";

export interface DialogHandle<T> {
  close: (answer?: T) => void;
  /** Closes it without an answer, as Esc does: what would be lost is asked about first. */
  leave: () => void;
  redraw: () => void;
}

export interface DialogLook {
  wide?: boolean;
  role?: "dialog" | "alertdialog";
  /** Asked before it is left; false keeps it open. */
  mayClose?: () => boolean | Promise<boolean>;
}

const opened = new Set<() => void>();
let count = 0;

export function closeDialogs(): void {
  for (const close of [...opened]) close();
}

/** Shows what `draw` renders (a heading with the id given to it names the window) until it is closed. */
export function showDialog<T>(
  draw: (handle: DialogHandle<T>, headingId: string) => TemplateResult,
  look: DialogLook = {},
): Promise<T | undefined> {
  const opener = document.activeElement;
  const trace = traceOf(opener);
  count += 1;
  const headingId = `dialog-${count}`;
  const element = document.createElement("dialog");
  element.className = `dialog ${look.wide ? "wide" : ""}`;
  element.setAttribute("role", look.role ?? "dialog");
  element.setAttribute("aria-labelledby", headingId);
  document.body.append(element);
  return new Promise((resolve) => {
    let answer: T | undefined;
    let asking = false;
    /** Where a link in it leads, once it is closed. */
    let onward = "";
    /** Whether it closes at once; where something must be asked first, it closes when the answer is yes. */
    const mayClose = (): boolean => {
      if (asking || runs(element)) return false;
      const may = look.mayClose?.() ?? true;
      if (typeof may === "boolean") return may;
      asking = true;
      void may
        .finally(() => {
          asking = false;
        })
        .then((sure) => {
          if (sure) element.close();
          else onward = "";
        });
      return false;
    };
    const handle: DialogHandle<T> = {
      close: (given) => {
        answer = given;
        element.close();
      },
      leave: () => {
        if (mayClose()) element.close();
      },
      redraw: () => render(draw(handle, headingId), element),
    };
    const dismiss = () => element.close();
    opened.add(dismiss);
    const unwatch = privacy.subscribe(handle.redraw);
    element.addEventListener("cancel", (event) => {
      if (!mayClose()) event.preventDefault();
    });
    // Some engines close at the second Esc in a row without asking: there the key itself is held back.
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
        event.preventDefault();
        element.querySelector<HTMLElement>('.dialog-f [data-key="procedi"]')?.click();
        return;
      }
      if (event.key !== "Escape" || event.defaultPrevented || popoverOpen()) return;
      if (!mayClose()) event.preventDefault();
    });
    // A link leads away from the window too: it is left first, as by Esc.
    element.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null;
      if (!link || event.defaultPrevented || !element.open) return;
      event.preventDefault();
      if (asking) return;
      onward = link.getAttribute("href") ?? "";
      if (mayClose()) element.close();
      else if (!asking) onward = "";
    });
    element.addEventListener("close", () => {
      opened.delete(dismiss);
      unwatch();
      element.remove();
      resolve(answer);
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else if (!focusTrace(trace)) focusHeading();
      if (onward) location.hash = onward;
    });
    handle.redraw();
    element.showModal();
    void focusFirst(element);
  });
}

/** The foot of the window says that its step is under way. */
const runs = (element: HTMLElement): boolean =>
  element.querySelector('.dialog-f [aria-busy="true"]') !== null;

/** What asks for the focus; else the first field of a form, which draws itself a moment after the window. */
async function focusFirst(element: HTMLDialogElement): Promise<void> {
  const visibly = { focusVisible: true } as FocusOptions;
  const asking = element.querySelector<HTMLElement>("[autofocus]");
  asking?.focus(visibly);
  const form = element.firstElementChild;
  if (asking || !(form instanceof ReactiveElement)) return;
  await form.updateComplete;
  if (document.activeElement === element) form.querySelector<HTMLElement>(FIELDS)?.focus(visibly);
}

const FIELDS = "input, select, textarea";

export interface StepQuestion {
  /** The manual's own title and question: «Programma», «Confermi di voler programmare l’erogazione ?». */
  title: string;
  question: string;
  /** Told anew at each drawing: the schermo riservato may be switched while the window is open. */
  facts?: (() => TemplateResult) | undefined;
  /** What changes afterwards; `irreversible` opens with «È irreversibile.». */
  note?: unknown;
  irreversible?: boolean;
  /** Known before asking, as the warnings of a check made for this step. */
  violations?: readonly Violation[];
  proceed?: string;
  danger?: boolean;
  /** Done while the window stays open; what is refused is shown in it. */
  run?: (acknowledged: RuleId[]) => Promise<unknown>;
}

/** Procedi / Annulla, with the focus on Annulla. True when the step was taken. */
export async function confirmStep(step: StepQuestion): Promise<boolean> {
  let violations = step.violations ?? [];
  let error: AppError | null = null;
  let running = false;
  const acknowledged = new Set<RuleId>();
  const answer = await showDialog<boolean>(
    (handle, headingId) => {
      const barred = whyBarred(violations, acknowledged);
      const proceed = async () => {
        if (barred || running) return;
        if (!step.run) return handle.close(true);
        running = true;
        error = null;
        handle.redraw();
        try {
          await step.run([...acknowledged]);
          handle.close(true);
        } catch (thrown) {
          error = AppError.from(thrown);
          if (error.violations.length) violations = error.violations;
          running = false;
          handle.redraw();
        }
      };
      return html`<div class="dialog-b">
          <h2 id=${headingId}>${step.title}</h2>
          <p>${step.question}</p>
          ${step.facts?.() ?? nothing}
          ${
            step.note
              ? remark(
                  step.irreversible ? "w" : "n",
                  step.irreversible ? "È irreversibile." : undefined,
                  step.note,
                )
              : nothing
          }
          ${violationList(`${headingId}-rules`, violations, {
            acknowledged,
            onAcknowledge: (rule, ticked) => {
              if (ticked) acknowledged.add(rule);
              else acknowledged.delete(rule);
              handle.redraw();
            },
          })}
          ${error && error.violations.length === 0 ? errorBox(error) : nothing}
        </div>
        ${dialogFoot({
          proceed: step.proceed ?? "Procedi",
          danger: step.danger ?? false,
          barred,
          running,
          focusCancel: true,
          onProceed: () => void proceed(),
          onCancel: () => handle.close(false),
        })}`;
    },
    { role: "alertdialog" },
  );
  return answer ?? false;
}

export interface FootOptions {
  proceed: string;
  danger: boolean;
  /** Why it cannot be pressed yet. */
  barred?: string | undefined;
  running: boolean;
  focusCancel: boolean;
  /** A second way to go on, beside the first. */
  other?: TemplateResult;
  /** Procedi is pressed while something bars it: shows what. */
  onBarred?: () => void;
  onProceed: () => void;
  onCancel: () => void;
}

/** Procedi at the left, Annulla at the right; neither answers while the step runs. What bars Procedi is said
 * beside it: a button that does nothing and says nothing would be pressed again and again. */
export function dialogFoot(options: FootOptions): TemplateResult {
  const { running } = options;
  return html`<div class="dialog-f">
    ${running ? busy("In corso…") : nothing}
    <p class="hint barred" aria-live="polite">${running ? nothing : (options.barred ?? nothing)}</p>
    <button
      type="button"
      class="btn ${options.danger ? "danger" : "primary"}"
      aria-disabled=${options.barred ? "true" : nothing}
      aria-busy=${running}
      title=${options.barred ?? nothing}
      data-key="procedi"
      @click=${() => {
        if (running) return;
        if (options.barred) options.onBarred?.();
        else options.onProceed();
      }}
    >${options.proceed}</button>
    ${options.other ?? nothing}
    <button
      type="button"
      class="btn"
      ?autofocus=${options.focusCancel}
      aria-disabled=${running ? "true" : nothing}
      title=${running ? "La finestra si chiude quando l’operazione è finita." : nothing}
      data-key="annulla"
      @click=${() => {
        if (!running) options.onCancel();
      }}
    >
      Annulla <kbd>Esc</kbd>
    </button>
  </div>`;
}
