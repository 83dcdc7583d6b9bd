// happy-dom lacks a few things of the browsers the interface runs in.
import { afterEach } from "vitest";
import { closeDialogs } from "../src/components/dialog";
import { clearToasts } from "../src/components/toast";
import { privacy } from "../src/privacy";

if (!("showPopover" in HTMLElement.prototype)) {
  Object.assign(HTMLElement.prototype, { showPopover() {}, hidePopover() {} });
}

afterEach(() => {
  closeDialogs();
  clearToasts();
  privacy.set(false);
  document.body.replaceChildren();
});
