// A plan that was accepted is taken back in one step, while all of it are drafts.
import { attempt } from "../../base/attempt";
import { toast, troubleToast } from "../../components/toast";
import { undoPlans as undo } from "../../generated/client";
import { archiveChanged } from "../state";

/** From the toast that told it was accepted. */
export async function undoPlans(groups: number[]): Promise<void> {
  const { done, error } = await attempt(() => undo(groups));
  if (error) troubleToast(error.message);
  if (!done) return;
  toast("Piano annullato: le sue bozze sono ANNULLATE.");
  await archiveChanged();
}
