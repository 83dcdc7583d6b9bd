// The screens inside the frame, one line each: address, entry of the navigation, window title, code.
// An entry of the navigation appears as soon as one screen belongs to it.
import { type Route, Router } from "./router";

export const ROUTES: readonly Route[] = [];

export const HOME = "/oggi";

export const router = new Router(ROUTES, HOME);
