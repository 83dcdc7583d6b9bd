import { html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { describe, expect, it } from "vitest";
import { LightElement } from "../src/base/light";
import { contact, employer, name, person, personalType, plain, privacy, tax } from "../src/base/privacy";
import { find, show } from "./page";

@customElement("test-person")
class TestPerson extends LightElement {
  protected override render(): TemplateResult {
    return html`<p>${person("Bortolin", "Nicolò")} ${tax("BRTNCL99P05L407N")} ${contact("0422 555 0142")}
      ${employer("Vivai Sile soc. agr.")}</p>`;
  }
}

describe("schermo riservato", () => {
  it("takes personal data out of the page, and brings them back", async () => {
    show(html`<test-person></test-person>`);
    const element = find<TestPerson>("test-person");
    await element.updateComplete;
    expect(element.textContent).toContain("Bortolin Nicolò");
    privacy.set(true);
    await element.updateComplete;
    for (const secret of ["Bortolin", "Nicolò", "BRTNCL", "0422", "Vivai"]) {
      expect(element.innerHTML).not.toContain(secret);
    }
    privacy.set(false);
    await element.updateComplete;
    expect(element.textContent).toContain("BRTNCL99P05L407N");
  });

  it("covers every name with a mask of the same width", () => {
    privacy.set(true);
    const short = show(html`${name("Li")}`).innerHTML.replace(/<!--.*?-->/g, "");
    const long = show(html`${name("Mastrangelo-Pellegrini")}`).innerHTML.replace(/<!--.*?-->/g, "");
    expect(short).toBe(long);
    expect(plain("Li")).toBe(plain("Mastrangelo"));
  });

  it("leaves nothing where there is nothing", () => {
    privacy.set(true);
    expect(name("")).toBe("");
    expect(contact(null)).toBe("");
  });

  it("covers what is typed in a personal field", () => {
    expect(personalType()).toBe("text");
    privacy.set(true);
    expect(personalType()).toBe("password");
  });
});
