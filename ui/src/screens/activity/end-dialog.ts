// «Concludi» on an activity (§3.3): what stays open is named before asking, then everything is frozen.
import { html } from "lit";
import { AppError } from "../../base/errors";
import { confirmStep } from "../../components/dialog";
import { checkEnd, endActivity } from "../../generated/client";
import type { ActivityDetail } from "../../generated/types";
import { outdated, withParagraph } from "../../shared/session/step-dialog";

export type EndOutcome = { ended: true } | { ended: false; error: AppError | null };

export async function askEnd(detail: ActivityDetail): Promise<EndOutcome> {
  let late: AppError | null = null;
  try {
    const check = await checkEnd(detail.id);
    const ended = await confirmStep({
      title: "Concludi",
      question: check.question,
      facts: check.remarks.length
        ? () => html`<ul class="remarks">${check.remarks.map((remark) => html`<li>${remark}</li>`)}</ul>`
        : undefined,
      note: withParagraph(check.irreversible, check.paragraph),
      irreversible: true,
      run: async () => {
        try {
          await endActivity(detail.id, detail.state);
        } catch (thrown) {
          const error = AppError.from(thrown);
          if (!outdated(error)) throw error;
          late = error;
        }
      },
    });
    return ended && !late ? { ended: true } : { ended: false, error: late };
  } catch (thrown) {
    return { ended: false, error: AppError.from(thrown) };
  }
}
