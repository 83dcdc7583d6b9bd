// Commands about requests to activate the service (§2): the list, one request, its form, the answer.
import type { AgreedForm } from "../generated/AgreedForm";
import type { RequestCheck } from "../generated/RequestCheck";
import type { RequestDetail } from "../generated/RequestDetail";
import type { RequestFilter } from "../generated/RequestFilter";
import type { RequestForm } from "../generated/RequestForm";
import type { RequestPage } from "../generated/RequestPage";
import type { RequestState } from "../generated/RequestState";
import type { VoucherKind } from "../generated/VoucherKind";
import { call } from "./client";

export const listRequests = (filter: RequestFilter) => call<RequestPage>("list_requests", { filter });
export const requestDetail = (id: number) => call<RequestDetail>("request_detail", { id });

export const blankRequest = () => call<RequestForm>("blank_request");
export const requestForm = (id: number) => call<RequestForm>("request_form", { id });
export const requestActivities = (voucherKind: VoucherKind, requestDate: string) =>
  call<AgreedForm[]>("request_activities", { voucherKind, requestDate });
export const checkRequest = (form: RequestForm, id: number | null) =>
  call<RequestCheck>("check_request", { form, id });
export const createRequest = (form: RequestForm) => call<number>("create_request", { form });
export const editRequest = (id: number, form: RequestForm) => call<void>("edit_request", { id, form });

/** `expected` is the state on the page: another one in the archive is refused as STALE. */
export const admitRequest = (id: number, expected: RequestState) =>
  call<void>("admit_request", { id, expected });
export const refuseRequest = (id: number, expected: RequestState, reason: string) =>
  call<void>("refuse_request", { id, expected, reason });
