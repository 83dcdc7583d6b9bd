// The interface in a plain browser on invented answers, to look at it: `npm run dev`, then
// /test/preview.html?archive=assente|bloccato|aperto&theme=dark&crowded&begins&gallery. Not part of the build.

import type { Command } from "../src/generated/client";
import type { ArchiveState } from "../src/generated/types";
import { activity, activityWorld, crowdedActivity } from "./activity-world";
import { agendaOf, agendaWorld, crowdedAgenda, weekWithDraft } from "./agenda-world";
import { archiveWorld } from "./archive-world";
import { availabilityWorld } from "./availability-world";
import { directoryWorld } from "./directory-world";
import { type Answering, type Answers, FakeBridge } from "./fake-bridge";
import { crowdedDesk, DESK, filingWorld, NOTHING } from "./filing-world";
import { importWorld } from "./import-world";
import { outputsWorld } from "./outputs-world";
import { planningWorld } from "./planning-world";
import { crowdedPortal, portalView, portalWorld } from "./portal-world";
import { registersWorld } from "./registers-world";
import { attestationWorld, report, reportWorld, VERSION } from "./report-world";
import { requestsWorld } from "./requests-world";
import { start } from "./start";
import { crowdedStatement, emptyStatement, statementView, statementWorld } from "./statement-world";
import { beginningToday, crowdedToday, todayView, todayWorld } from "./today-world";
import { STATUS, world } from "./world";

const asked = new URLSearchParams(location.search);
const theme = asked.get("theme");
if (theme) document.documentElement.dataset.theme = theme;

let archive = (asked.get("archive") ?? "aperto") as ArchiveState;
let example = asked.has("example");
/** Long names and many rows. */
const crowded = asked.has("crowded");
const answers: Answers = {
  ...world(),
  ...activityWorld(crowded ? crowdedActivity() : activity()),
  ...todayWorld(crowded ? crowdedToday() : asked.has("begins") ? beginningToday() : todayView()),
  ...agendaWorld((view) =>
    crowded ? crowdedAgenda(view) : view === "settimana" ? weekWithDraft() : agendaOf(view),
  ),
  ...portalWorld(crowded ? crowdedPortal() : portalView()),
  ...registersWorld(),
  ...filingWorld(crowded ? crowdedDesk() : asked.has("empty") ? NOTHING : DESK),
  ...outputsWorld(),
  ...requestsWorld(),
  ...planningWorld(asked.has("tight") ? "tight" : asked.has("empty") ? "nothing" : "whole"),
  ...reportWorld(
    asked.has("ready") ? report({ state: "PRONTA", missing: [], versions: [VERSION] }) : report(),
  ),
  ...attestationWorld(),
  ...statementWorld(crowded ? crowdedStatement : asked.has("empty") ? emptyStatement : statementView),
  ...directoryWorld(),
  ...availabilityWorld(),
  ...importWorld(),
  ...archiveWorld(),
};
/** The invented program opens and locks like the real one. */
const then = <C extends Command>(command: C, next: ArchiveState, exampleNext = example) => {
  const answer: Answering<C> | undefined = answers[command];
  if (!answer) throw new Error(`nothing answers ${command}`);
  const moved: Answering<C> = (args) => {
    archive = next;
    example = exampleNext;
    return answer(args);
  };
  Object.assign(answers, { [command]: moved });
};
then("open_example", "aperto", true);
then("create_archive", "aperto", false);
then("restore_copy", "aperto", false);
then("leave_example", "assente", false);
then("unlock", "aperto");
then("unlock_with_recovery", "aperto");
then("lock", "bloccato");
answers.app_status = () => ({ ...STATUS, archive, example });

const bridge = new FakeBridge(answers);

await start(bridge);
if (asked.has("gallery")) await import("./gallery");
