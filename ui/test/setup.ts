// happy-dom lacks a few things of the browsers the interface runs in.
import { afterEach } from "vitest";
import { useBridge } from "../src/base/bridge";
import { privacy } from "../src/base/privacy";
import { closeDialogs } from "../src/components/dialog";
import { clearToasts } from "../src/components/toast";
import { unsaved } from "../src/shared/unsaved";
import { FakeBridge } from "./fake-bridge";

if (!("showPopover" in HTMLElement.prototype)) {
  Object.assign(HTMLElement.prototype, { showPopover() {}, hidePopover() {} });
}

afterEach(() => {
  closeDialogs();
  clearToasts();
  unsaved.clear();
  // What one archive kept is not found in the next one.
  useBridge(new FakeBridge());
  privacy.set(false);
  document.body.replaceChildren();
});
