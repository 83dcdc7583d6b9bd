// A window that asks for a written reason before a step: refusing a request (§2), closing a session
// negatively (§3.2). The text stays when the step is refused.
import { html, nothing, type TemplateResult } from "lit";
import { AppError } from "../base/errors";
import { dialogFoot } from "../components/dialog";
import { errorBox } from "../components/feedback";
import { areaField } from "../components/field";
import { remark } from "../components/violations";
import { unsaved } from "./unsaved";
import { showForm } from "./unsaved-form";

export interface ReasonQuestion {
  /** Under which what is typed is kept: «richiesta/14/rifiuto». */
  key: string;
  title: string;
  /** What the manual says before one goes on. */
  lead?: unknown;
  /** Told anew at each drawing: the schermo riservato may be switched while the window is open. */
  facts?: (() => TemplateResult) | undefined;
  note?: unknown;
  label?: string;
  proceed?: string;
  /** Shown when Procedi is pressed with nothing written. */
  missing?: string;
  maxLength?: number;
  run: (reason: string) => Promise<unknown>;
}

/** The reason, once the step was taken with it; null when the user changed their mind. */
export async function askReason(question: ReasonQuestion): Promise<string | null> {
  let missing = false;
  let running = false;
  let error: AppError | null = null;
  const words = unsaved.open(question.key, "", { title: question.title, typed: (text) => text.trim() });
  let reason = words.value;
  const answer = await showForm<string, string>(words, (handle, headingId) => {
    const proceed = async () => {
      missing = reason.trim() === "";
      error = null;
      running = !missing;
      handle.redraw();
      if (missing) return document.getElementById(`${headingId}-reason`)?.focus();
      try {
        await question.run(reason.trim());
        handle.close(reason.trim());
      } catch (thrown) {
        error = AppError.from(thrown);
        running = false;
        handle.redraw();
      }
    };
    return html`<div class="dialog-b">
          <h2 id=${headingId}>${question.title}</h2>
          ${question.lead ? html`<p class="lead">${question.lead}</p>` : nothing}
          ${question.facts?.() ?? nothing}
          ${areaField({
            id: `${headingId}-reason`,
            label: question.label ?? "Motivazione",
            required: true,
            rows: 3,
            autofocus: true,
            value: reason,
            ...(question.maxLength ? { maxLength: question.maxLength } : {}),
            error: missing ? (question.missing ?? "Scrivi la motivazione prima di confermare.") : undefined,
            onInput: (text) => {
              reason = text;
              words.write(text);
              if (text.trim()) missing = false;
              handle.redraw();
            },
          })}
          ${question.note ? remark("w", undefined, question.note) : nothing}
          ${errorBox(error)}
        </div>
        ${dialogFoot({
          proceed: question.proceed ?? "Procedi",
          danger: true,
          running,
          focusCancel: false,
          onProceed: () => void proceed(),
          onCancel: () => handle.leave(),
        })}`;
  });
  return answer ?? null;
}
