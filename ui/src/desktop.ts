// Puts the desktop's bridge in its place.
import { useBridge } from "./api/client";
import { desktop } from "./bridge";

useBridge(desktop);
