// What a person could point at on the page, found by the words on it. Runs in the page, once a question.
const LOOK = (() => {
  /** Said beside a name without being part of it: keys, counters, hints, what only screen readers hear. */
  const BESIDE = ".vh, kbd, small, .req, svg, [aria-hidden=true]";
  const PRESSABLE = "button, a[href], summary, [role=tab], [role=option]";
  const CONTROLS = "input, select, textarea";

  const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();

  const words = (element) => {
    let text = "";
    const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const beside = walk.currentNode.parentElement.closest(BESIDE);
      if (!beside || beside === element || !element.contains(beside)) text += walk.currentNode.data;
    }
    return tidy(text);
  };

  const shown = (element) =>
    element.getClientRects().length > 0 &&
    getComputedStyle(element).visibility !== "hidden" &&
    !element.closest("[inert]");

  /** A modal window covers everything under it. */
  const top = () => [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;

  /** Of several, those nearest to the words given. */
  const near = (list, within) => {
    if (!within) return list.filter((it) => !it.closest(".toasts"));
    const far = list.map((element) => {
      for (let box = element; box; box = box.parentElement) {
        const text = tidy(box.textContent);
        if (text.includes(within)) return text.length;
      }
      return Number.POSITIVE_INFINITY;
    });
    const least = Math.min(...far);
    return Number.isFinite(least) ? list.filter((_, at) => far[at] === least) : [];
  };

  const spoken = (element) => tidy(element.getAttribute("aria-label"));
  const labelled = (element, label) =>
    spoken(element) === label || [...(element.labels ?? [])].some((it) => words(it) === label);

  const everywhere = (selector) => [...top().querySelectorAll(selector)].filter(shown);

  const button = (name, within) => {
    const all = within ? [...everywhere(PRESSABLE), ...document.querySelectorAll(".toast button")] : everywhere(PRESSABLE);
    const named = [...new Set(all)].filter((it) => words(it) === name || spoken(it) === name);
    return near(named, within);
  };

  const field = (label, within) => near(everywhere(CONTROLS).filter((it) => labelled(it, label)), within);

  const described = (element) =>
    (element.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id))
      .filter((it) => it && shown(it));

  const nameOf = (element) => spoken(element) || [...(element.labels ?? [])].map(words).join(" ") || words(element);

  /** What stands over the middle of an element, if anything but itself. */
  const covered = (element) => {
    const middle = () => {
      const [box] = element.getClientRects();
      return box ? [box.x + box.width / 2, box.y + box.height / 2] : [-1, -1];
    };
    const mine = (over) => over === element || element.contains(over) || (over?.matches("label") && over.contains(element));
    let over = document.elementFromPoint(...middle());
    if (!mine(over)) {
      element.scrollIntoView({ block: "center", inline: "nearest" });
      over = document.elementFromPoint(...middle());
    }
    if (!over) return "nothing: it is out of the window";
    return mine(over) ? "" : over.outerHTML.slice(0, 120);
  };

  return {
    /** The one element asked for, and what covers it. */
    reach: (question, args) => {
      const found = LOOK[question](...args);
      return [found.length, found.length === 1 ? covered(found[0]) : "", found[0] ?? null];
    },
    button,
    field,
    /** The option of a select that bears these words. */
    option: (label, option, within) => {
      const [control] = field(label, within);
      return control ? [...control.options].filter((it) => tidy(it.textContent) === option) : [];
    },
    suggestions: (text) => everywhere("[role=option]").filter((it) => tidy(it.innerText).includes(text)),
    drawn: (selector) => [...document.querySelectorAll(selector)].some((it) => shown(it) && it.getBoundingClientRect().width > 1),
    first: (name) => button(name).slice(0, 1),
    /** What opens a row of a table, by the row's place. */
    row: (at) => everywhere("tbody [data-row]").slice(at, at + 1),
    over: () => document.querySelector("dialog[open], [popover]:popover-open:not(#why-note)") !== null,
    section: (name) => everywhere(".nav a").filter((it) => words(it) === name),
    recoveryCode: () => tidy(document.querySelector(".recovery")?.textContent),
    words: () => tidy(document.body.innerText),
    heading: () => tidy(top().querySelector("h1, h2")?.textContent),
    title: () => document.title,
    value: (label, within) => {
      const found = field(label, within);
      if (found.length !== 1) return null;
      const [control] = found;
      if (control.type === "checkbox" || control.type === "radio") return String(control.checked);
      return control.tagName === "SELECT" ? tidy(control.selectedOptions[0]?.textContent) : control.value;
    },
    /** What is said against a field, or against a choice by its legend, where it says itself that it is said. */
    problem: (label, within) => {
      const asked = everywhere("fieldset").filter((it) => it.querySelector("legend") && words(it.querySelector("legend")) === label);
      const found = [...field(label, within), ...asked];
      if (found.length !== 1) return null;
      return tidy(
        described(found[0])
          .filter((it) => it.matches(".field-err, .viol, td") || it.querySelector(".viol, .field-err"))
          .map((it) => it.innerText)
          .join(" "),
      );
    },
    marked: (label) => field(label).map((it) => it.getAttribute("aria-invalid")).join(),
    rowOf: (text) => {
      const rows = everywhere("tr, li").filter((it) => tidy(it.innerText).includes(text));
      return rows.filter((it) => !rows.some((other) => other !== it && it.contains(other))).map((it) => tidy(it.innerText));
    },
    buttonsOf: (text) => {
      const rows = everywhere("tr, li").filter((it) => tidy(it.innerText).includes(text));
      const row = rows.find((it) => !rows.some((other) => other !== it && it.contains(other)));
      return row ? [...row.querySelectorAll("button.btn, a.btn")].filter(shown).map(words) : null;
    },
    /** Puts a text in place of what stands in a field, as when it comes from the clipboard. */
    paste: (label, text) => {
      const [control] = field(label);
      control.focus();
      control.select();
      return document.execCommand("insertText", false, text);
    },
    focus: () => {
      const element = document.activeElement ?? document.body;
      return { tag: element.tagName.toLowerCase(), id: element.id, name: nameOf(element), key: element.dataset.key ?? "" };
    },
    theme: (theme) => {
      if (theme) document.documentElement.dataset.theme = theme;
      else delete document.documentElement.dataset.theme;
      return null;
    },
    /** A picture is taken at the next change on the screen: without one it would be waited for in vain. */
    breathe: () => {
      const speck = document.createElement("i");
      speck.style.cssText = "position:fixed;right:0;bottom:0;width:1px;height:1px;z-index:9;pointer-events:none";
      (document.querySelector("dialog[open]") ?? document.documentElement).append(speck);
      let beats = 0;
      const heart = setInterval(() => {
        beats += 1;
        speck.style.background = beats % 2 ? "#fefefe" : "#fdfdfd";
        if (beats < 100) return;
        clearInterval(heart);
        speck.remove();
      }, 40);
      return null;
    },
    inner: () => [innerWidth, innerHeight],
    /** Where something is drawn, once it is brought into view. */
    place: (selector) => {
      const element = document.querySelector(selector);
      if (!element) return null;
      element.scrollIntoView({ block: "nearest" });
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height];
    },
    /** What the page was kept from by its content security policy, since it was first asked. */
    kept: () => {
      if (!window.keptFrom) {
        window.keptFrom = [];
        addEventListener("securitypolicyviolation", (event) => window.keptFrom.push(event.violatedDirective));
      }
      return window.keptFrom;
    },
    /** Everything the page says, attributes included: what a look at the source would show. */
    everything: () => {
      const attributes = [...document.querySelectorAll("*")].flatMap((it) => [...it.attributes].map((a) => a.value));
      const values = [...document.querySelectorAll("input, textarea")]
        .filter((it) => it.type !== "password")
        .map((it) => it.value);
      return [document.title, document.documentElement.textContent, ...attributes, ...values].join("\n");
    },
    /** What goes past the right edge of the window and cannot be scrolled to inside a frame of its own. */
    lost: () => {
      const wide = [];
      const root = document.scrollingElement;
      if (root.scrollWidth > innerWidth + 1) wide.push(`page ${root.scrollWidth} > ${innerWidth}`);
      // A table may be scrolled sideways in its frame; the page that holds it may not.
      for (const page of document.querySelectorAll(".page")) {
        if (page.clientWidth < 2 || page.scrollWidth <= page.clientWidth + 1) continue;
        const right = page.getBoundingClientRect().right;
        const out = [...page.querySelectorAll("*")].filter((it) => it.getBoundingClientRect().right > right + 1);
        const names = out.slice(0, 4).map((it) => `${it.tagName.toLowerCase()}.${it.className}`);
        wide.push(`page ${page.scrollWidth} > ${page.clientWidth}: ${names.join(", ")}`);
      }
      const scrolls = (element) => {
        for (let box = element.parentElement; box; box = box.parentElement) {
          if (/auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth) return true;
        }
        return false;
      };
      for (const element of top().querySelectorAll("h1, h2, button, input, select, textarea, a, td, th, p, dd")) {
        if (!shown(element) || element.closest(".vh, .skip")) continue;
        const box = element.getBoundingClientRect();
        if (box.width > 0 && (box.right > innerWidth + 1 || box.left < -1) && !scrolls(element)) {
          wide.push(`${element.tagName.toLowerCase()} «${nameOf(element).slice(0, 40)}» ${Math.round(box.left)}–${Math.round(box.right)}`);
        }
      }
      return wide;
    },
    still: () =>
      document.getAnimations().every((it) => it.playState !== "running") &&
      document.fonts.status === "loaded" &&
      !document.querySelector("[aria-busy=true], .busy"),
  };
})();
