// What the system's viewer is given is a copy that nobody can write: said once, whenever one is opened.
import { toast } from "../components/toast";

export const READ_ONLY = "Copia di sola lettura: le modifiche non tornano in Affianca.";

/** Of a file handed to the system's viewer. */
export function openedCopy(): void {
  toast(READ_ONLY);
}
