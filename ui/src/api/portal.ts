// Commands about what is left to repeat by hand on the regional portal. None of them calls the portal.
import type { PortalFilter } from "../generated/PortalFilter";
import type { PortalKnown } from "../generated/PortalKnown";
import type { PortalOrder } from "../generated/PortalOrder";
import type { PortalQueue } from "../generated/PortalQueue";
import type { PortalReach } from "../generated/PortalReach";
import { call } from "./client";

export const portalQueue = (filter: PortalFilter) => call<PortalQueue>("portal_queue", { filter });

/** What the portal held of each before: handed back to `correctPortal`, it takes the report back. */
export const reportToPortal = (orders: readonly PortalOrder[], reach: PortalReach) =>
  call<PortalKnown[]>("report_to_portal", { orders, reach });

export const correctPortal = (known: readonly PortalKnown[]) => call<void>("correct_portal", { known });

export const setPortalId = (session: number, portalId: string) =>
  call<void>("set_portal_id", { session, portalId });
