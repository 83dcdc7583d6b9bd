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
      let steps = 0;
      for (let box = element; box; box = box.parentElement, steps += 1) {
        if (tidy(box.textContent).includes(within)) return steps;
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

  return {
    button,
    field,
    /** The option of a select that bears these words. */
    option: (label, option, within) => {
      const [control] = field(label, within);
      return control ? [...control.options].filter((it) => tidy(it.textContent) === option) : [];
    },
    suggestions: (text) => everywhere("[role=option]").filter((it) => tidy(it.innerText).includes(text)),
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
    /** What is said against a field, where the field itself says it is said. */
    problem: (label, within) => {
      const found = field(label, within);
      if (found.length !== 1) return null;
      return tidy(
        described(found[0])
          .filter((it) => it.matches(".field-err, .viol, td") || it.querySelector(".viol, .field-err"))
          .map((it) => it.innerText)
          .join(" "),
      );
    },
    marked: (label) => field(label).map((it) => it.getAttribute("aria-invalid")).join(),
    row: (text) => {
      const rows = everywhere("tr, li").filter((it) => tidy(it.innerText).includes(text));
      return rows.filter((it) => !rows.some((other) => other !== it && it.contains(other))).map((it) => tidy(it.innerText));
    },
    buttonsOf: (text) => {
      const rows = everywhere("tr, li").filter((it) => tidy(it.innerText).includes(text));
      const row = rows.find((it) => !rows.some((other) => other !== it && it.contains(other)));
      return row ? [...row.querySelectorAll("button.btn, a.btn")].filter(shown).map(words) : null;
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
    /** The text's size in percent of the usual. */
    size: (percent) => {
      document.documentElement.style.fontSize = percent === 100 ? "" : `${percent}%`;
      return null;
    },
    inner: () => [innerWidth, innerHeight],
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
