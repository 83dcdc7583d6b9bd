// The icons in use, one import each from the package, gathered into one sprite that the page carries once.
// A name says what the icon means here, not what it draws.
import { html, type TemplateResult } from "lit";
import archive from "lucide/dist/esm/icons/archive.mjs";
import ban from "lucide/dist/esm/icons/ban.mjs";
import bookText from "lucide/dist/esm/icons/book-text.mjs";
import building from "lucide/dist/esm/icons/building.mjs";
import calendar from "lucide/dist/esm/icons/calendar.mjs";
import calendarCheck from "lucide/dist/esm/icons/calendar-check.mjs";
import calendarClock from "lucide/dist/esm/icons/calendar-clock.mjs";
import check from "lucide/dist/esm/icons/check.mjs";
import chevronDown from "lucide/dist/esm/icons/chevron-down.mjs";
import chevronLeft from "lucide/dist/esm/icons/chevron-left.mjs";
import chevronRight from "lucide/dist/esm/icons/chevron-right.mjs";
import chevronUp from "lucide/dist/esm/icons/chevron-up.mjs";
import circleCheck from "lucide/dist/esm/icons/circle-check.mjs";
import circleDashed from "lucide/dist/esm/icons/circle-dashed.mjs";
import circleX from "lucide/dist/esm/icons/circle-x.mjs";
import clock from "lucide/dist/esm/icons/clock.mjs";
import columns3 from "lucide/dist/esm/icons/columns-3.mjs";
import contrast from "lucide/dist/esm/icons/contrast.mjs";
import copy from "lucide/dist/esm/icons/copy.mjs";
import doorOpen from "lucide/dist/esm/icons/door-open.mjs";
import download from "lucide/dist/esm/icons/download.mjs";
import ellipsis from "lucide/dist/esm/icons/ellipsis.mjs";
import euro from "lucide/dist/esm/icons/euro.mjs";
import externalLink from "lucide/dist/esm/icons/external-link.mjs";
import eye from "lucide/dist/esm/icons/eye.mjs";
import eyeOff from "lucide/dist/esm/icons/eye-off.mjs";
import factory from "lucide/dist/esm/icons/factory.mjs";
import fileText from "lucide/dist/esm/icons/file-text.mjs";
import flaskConical from "lucide/dist/esm/icons/flask-conical.mjs";
import hourglass from "lucide/dist/esm/icons/hourglass.mjs";
import inbox from "lucide/dist/esm/icons/inbox.mjs";
import info from "lucide/dist/esm/icons/info.mjs";
import keyRound from "lucide/dist/esm/icons/key-round.mjs";
import landmark from "lucide/dist/esm/icons/landmark.mjs";
import listChecks from "lucide/dist/esm/icons/list-checks.mjs";
import loaderCircle from "lucide/dist/esm/icons/loader-circle.mjs";
import lock from "lucide/dist/esm/icons/lock.mjs";
import mapPin from "lucide/dist/esm/icons/map-pin.mjs";
import minus from "lucide/dist/esm/icons/minus.mjs";
import notebookText from "lucide/dist/esm/icons/notebook-text.mjs";
import octagonAlert from "lucide/dist/esm/icons/octagon-alert.mjs";
import paperclip from "lucide/dist/esm/icons/paperclip.mjs";
import pencil from "lucide/dist/esm/icons/pencil.mjs";
import play from "lucide/dist/esm/icons/play.mjs";
import plus from "lucide/dist/esm/icons/plus.mjs";
import printer from "lucide/dist/esm/icons/printer.mjs";
import rotateCcw from "lucide/dist/esm/icons/rotate-ccw.mjs";
import rotateCcwClock from "lucide/dist/esm/icons/rotate-ccw-clock.mjs";
import search from "lucide/dist/esm/icons/search.mjs";
import shieldCheck from "lucide/dist/esm/icons/shield-check.mjs";
import signature from "lucide/dist/esm/icons/signature.mjs";
import sun from "lucide/dist/esm/icons/sun.mjs";
import trash from "lucide/dist/esm/icons/trash.mjs";
import triangleAlert from "lucide/dist/esm/icons/triangle-alert.mjs";
import upload from "lucide/dist/esm/icons/upload.mjs";
import user from "lucide/dist/esm/icons/user.mjs";
import users from "lucide/dist/esm/icons/users.mjs";
import x from "lucide/dist/esm/icons/x.mjs";

const DRAWINGS = {
  today: sun,
  requests: inbox,
  policies: listChecks,
  agenda: calendar,
  portal: landmark,
  registers: bookText,
  documents: fileText,
  statement: euro,
  people: users,
  archive,
  search,
  hide: eyeOff,
  show: eye,
  lock,
  shield: shieldCheck,
  waiting: hourglass,
  octagon: octagonAlert,
  triangle: triangleAlert,
  info,
  cross: circleX,
  ban,
  done: circleCheck,
  pencil,
  scheduled: calendarCheck,
  play,
  empty: circleDashed,
  half: contrast,
  signature,
  clock,
  plus,
  minus,
  check,
  close: x,
  down: chevronDown,
  up: chevronUp,
  left: chevronLeft,
  right: chevronRight,
  import: upload,
  save: download,
  print: printer,
  open: externalLink,
  attach: paperclip,
  columns: columns3,
  copy,
  person: user,
  place: mapPin,
  move: calendarClock,
  bin: trash,
  again: rotateCcw,
  key: keyRound,
  building,
  journal: notebookText,
  more: ellipsis,
  company: factory,
  door: doorOpen,
  example: flaskConical,
  restore: rotateCcwClock,
  busy: loaderCircle,
} as const;

export type IconName = keyof typeof DRAWINGS;

/** Drawn full: the state they stand for is told by the filled shape. */
const FILLED: Readonly<Partial<Record<IconName, string>>> = { play: "polygon, path", half: "path" };

export function icon(name: IconName): TemplateResult {
  return html`<svg class="i" aria-hidden="true"><use href="#i-${name}"></use></svg>`;
}

const SVG = "http://www.w3.org/2000/svg";

function drawn(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function pattern(id: string, size: number, turn: string, pieces: SVGElement[]): SVGElement {
  const found = drawn("pattern", {
    id,
    width: size,
    height: size,
    patternUnits: "userSpaceOnUse",
    ...(turn ? { patternTransform: turn } : {}),
  });
  found.append(drawn("rect", { class: `p-${id.slice(4)}-bg`, width: size, height: size }), ...pieces);
  return found;
}

/** Puts the icons and the patterns of bars and charts at the top of the page. */
export function placeSprite(): void {
  if (document.getElementById("sprite")) return;
  const sprite = drawn("svg", { id: "sprite", class: "sprite", "aria-hidden": "true" });
  const patterns = drawn("defs", {});
  patterns.append(
    pattern("pat-pro", 5, "rotate(45)", [
      drawn("line", { class: "p-pro", x1: 1.25, y1: 0, x2: 1.25, y2: 5, "stroke-width": 2.2 }),
    ]),
    pattern("pat-boz", 4, "", [drawn("circle", { class: "p-boz", cx: 2, cy: 2, r: 1 })]),
    pattern("pat-non", 6, "rotate(45)", [
      drawn("path", { class: "p-non", d: "M0 3H6M3 0V6", "stroke-width": 1, fill: "none" }),
    ]),
  );
  sprite.append(patterns);
  for (const [name, pieces] of Object.entries(DRAWINGS) as [IconName, (typeof DRAWINGS)[IconName]][]) {
    const symbol = drawn("symbol", { id: `i-${name}`, viewBox: "0 0 24 24" });
    for (const [tag, attributes] of pieces) {
      const element = drawn(tag, attributes);
      if (FILLED[name]?.includes(tag)) element.setAttribute("fill", "currentColor");
      symbol.append(element);
    }
    sprite.append(symbol);
  }
  document.body.prepend(sprite);
}
