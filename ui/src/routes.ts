// Everything the window can show: the doors of a closed archive, then the table of the screens with address,
// entry of the navigation, window title, and the code brought in when a screen is first shown. Part of the
// entry: nothing else imports it, so that no screen can lead back to itself.
import { html } from "lit";
import "./screens/start/start-screen";
import "./screens/start/unlock-screen";
import { type Route, router } from "./shared/router";

export const ROUTES: readonly Route[] = [
  {
    path: "/richieste",
    section: "richieste",
    title: "Richieste attivazione servizi",
    load: () => import("./screens/requests/requests-screen"),
    view: (place) => html`<requests-screen .place=${place}></requests-screen>`,
  },
  {
    path: "/richieste/nuova",
    section: "richieste",
    title: "Nuova richiesta",
    load: () => import("./screens/requests/request-form-screen"),
    view: (place) => html`<request-form-screen .place=${place}></request-form-screen>`,
  },
  {
    path: "/richieste/importa",
    section: "richieste",
    title: "Importa richieste",
    load: () => import("./screens/import/import-screen"),
    view: (place) => html`<import-screen .place=${place}></import-screen>`,
  },
  {
    path: "/importa/erogazioni",
    section: "richieste",
    title: "Riprendi le erogazioni dal portale",
    load: () => import("./screens/import/sessions-screen"),
    view: (place) => html`<import-sessions-screen .place=${place}></import-sessions-screen>`,
  },
  {
    path: "/attivita/:id/riprendi",
    section: "richieste",
    title: "Riprendi le erogazioni dal portale",
    load: () => import("./screens/import/sessions-screen"),
    view: (place) => html`<import-sessions-screen .place=${place}></import-sessions-screen>`,
  },
  {
    path: "/richieste/:id",
    section: "richieste",
    title: "Richiesta di attivazione servizi",
    load: () => import("./screens/requests/request-screen"),
    view: (place) => html`<request-screen .place=${place}></request-screen>`,
  },
  {
    path: "/richieste/:id/modifica",
    section: "richieste",
    title: "Modifica dati della richiesta",
    load: () => import("./screens/requests/request-form-screen"),
    view: (place) => html`<request-form-screen .place=${place}></request-form-screen>`,
  },
  {
    path: "/politiche",
    section: "politiche",
    title: "Gestione politiche attive",
    load: () => import("./screens/requests/requests-screen"),
    view: (place) => html`<requests-screen admitted .place=${place}></requests-screen>`,
  },
  {
    path: "/oggi",
    section: "oggi",
    title: "Oggi",
    load: () => import("./screens/today/today-screen"),
    view: (place) => html`<today-screen .place=${place}></today-screen>`,
  },
  {
    path: "/attivita/:id",
    section: "richieste",
    title: "Erogazione attività",
    load: () => import("./screens/activity/activity-screen"),
    view: (place) => html`<activity-screen .place=${place}></activity-screen>`,
  },
  {
    path: "/portale",
    section: "portale",
    title: "Da riportare sul portale",
    load: () => import("./screens/portal/portal-screen"),
    view: (place) => html`<portal-screen .place=${place}></portal-screen>`,
  },
  {
    path: "/relazione/:request",
    section: "richieste",
    title: "Relazione sugli esiti",
    load: () => import("./screens/report/report-screen"),
    view: (place) => html`<report-screen .place=${place}></report-screen>`,
  },
  {
    path: "/attestazione/:request",
    section: "richieste",
    title: "Attestazione del servizio erogato",
    load: () => import("./screens/attestation/attestation-screen"),
    view: (place) => html`<attestation-screen .place=${place}></attestation-screen>`,
  },
  {
    path: "/agenda",
    section: "agenda",
    title: "Agenda",
    load: () => import("./screens/agenda/agenda-screen"),
    view: (place) => html`<agenda-screen .place=${place}></agenda-screen>`,
  },
  {
    path: "/registri",
    section: "registri",
    title: "Registri",
    load: () => import("./screens/registers/registers-screen"),
    view: (place) => html`<registers-screen .place=${place}></registers-screen>`,
  },
  {
    path: "/documenti",
    section: "documenti",
    title: "Documenti",
    load: () => import("./screens/outputs/outputs-screen"),
    view: (place) => html`<outputs-screen .place=${place}></outputs-screen>`,
  },
  {
    path: "/documenti/:request",
    section: "documenti",
    title: "Documenti della richiesta",
    load: () => import("./screens/outputs/request-outputs-screen"),
    view: (place) => html`<request-outputs-screen .place=${place}></request-outputs-screen>`,
  },
  {
    path: "/documento/:id",
    section: "documenti",
    title: "Documento",
    load: () => import("./screens/outputs/output-screen"),
    view: (place) => html`<output-screen .place=${place}></output-screen>`,
  },
  {
    path: "/rendiconto",
    section: "rendiconto",
    title: "Rendiconto",
    load: () => import("./screens/statement/statement-screen"),
    view: (place) => html`<statement-screen .place=${place}></statement-screen>`,
  },
  {
    path: "/anagrafiche",
    section: "anagrafiche",
    title: "Anagrafiche",
    load: () => import("./screens/directory/directory-screen"),
    view: (place) => html`<directory-screen .place=${place}></directory-screen>`,
  },
  {
    path: "/anagrafiche/importa",
    section: "anagrafiche",
    title: "Importa datori di lavoro",
    load: () => import("./screens/import/employers-screen"),
    view: (place) => html`<import-employers-screen .place=${place}></import-employers-screen>`,
  },
  {
    path: "/anagrafiche/importa/destinatari",
    section: "anagrafiche",
    title: "Importa destinatari",
    load: () => import("./screens/import/details-screen"),
    view: (place) => html`<import-people-screen .place=${place}></import-people-screen>`,
  },
  {
    path: "/anagrafiche/importa/coach",
    section: "anagrafiche",
    title: "Importa coach",
    load: () => import("./screens/import/details-screen"),
    view: (place) => html`<import-coaches-screen .place=${place}></import-coaches-screen>`,
  },
  {
    path: "/anagrafiche/doppioni",
    section: "anagrafiche",
    title: "Possibili doppioni",
    load: () => import("./screens/directory/doubles-screen"),
    view: (place) => html`<doubles-screen .place=${place}></doubles-screen>`,
  },
  {
    path: "/anagrafiche/doppioni/destinatari",
    section: "anagrafiche",
    title: "Possibili doppioni fra i destinatari",
    load: () => import("./screens/directory/people-doubles-screen"),
    view: (place) => html`<people-doubles-screen .place=${place}></people-doubles-screen>`,
  },
  {
    path: "/archivio",
    section: "archivio",
    title: "Archivio",
    load: () => import("./screens/archive/archive-screen"),
    view: (place) => html`<archive-screen .place=${place}></archive-screen>`,
  },
];

const HOME = "/oggi";

router.register(ROUTES, HOME);
