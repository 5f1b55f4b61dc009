import * as z from "zod";
import { instant, kind, ownId, quantity, words } from "./facts";

/** Its address is told as pages show it, without what is secret in it. */
const endpoint = z.object({
  endpoint_id: ownId,
  name: words,
  url: words.describe("Secret parts are left out"),
  failures_in_row: quantity,
  failing_since: instant.nullable(),
  last_status: quantity.nullable().describe("Null where nothing was answered"),
  last_error: words.nullable(),
});

const failing = {
  ...{ endpoint_id: "3", name: "Warehouse system", url: "https://wms.example.com/hooks", failures_in_row: 4 },
  ...{ failing_since: "2026-11-20T09:31:00.000Z", last_status: 503, last_error: null },
};

export const ENDPOINTS = {
  "endpoint.failing": kind({
    title: "Endpoint failing",
    says: "Four attempts in a row failed at an endpoint. It is still tried.",
    group: "Endpoints",
    data: endpoint,
    example: failing,
  }),
  "endpoint.recovered": kind({
    title: "Endpoint recovered",
    says: "An endpoint that was failing takes events again.",
    group: "Endpoints",
    data: endpoint,
    example: { ...failing, failures_in_row: 0, last_status: 200 },
  }),
  "endpoint.disabled": kind({
    title: "Endpoint switched off",
    says: "An endpoint was switched off: its receiver asked for it, or took nothing for days. Its events are held.",
    group: "Endpoints",
    data: endpoint.extend({ reason: words }),
    example: { ...failing, failures_in_row: 10, reason: "It took nothing for three days." },
  }),
};
