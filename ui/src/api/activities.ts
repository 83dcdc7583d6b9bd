// Commands about one activity of a request: its page, and its conclusion (§3.3).
import type { ActivityDetail } from "../generated/ActivityDetail";
import type { ActivityState } from "../generated/ActivityState";
import type { EndCheck } from "../generated/EndCheck";
import { call } from "./client";

export const activityDetail = (id: number) => call<ActivityDetail>("activity_detail", { id });
export const checkEnd = (activity: number) => call<EndCheck>("check_end", { activity });
export const endActivity = (activity: number, expected: ActivityState) =>
  call<void>("end_activity", { activity, expected });
