// Copying to the clipboard. The program does it: what keeps a history of what is copied leaves such words out, and
// they are taken off again when the archive locks.
import { copyText as copy } from "../generated/client";
import { attempt } from "./attempt";

/** Whether the words are on the clipboard. */
export async function copyText(text: string): Promise<boolean> {
  return (await attempt(() => copy(text))).done;
}
