// Entry of the real window.
import { desktop } from "./bridge";
import { start } from "./start";

void start(desktop);
