import type { OutboundEvent, Payload } from "../events/envelope";
import type { FormatName } from "./format";
import { FORMATS } from "./table";

/** What is sent of an event to an endpoint of this format: once made it is kept, and the same at every attempt. */
export const bodyFor = (endpoint: { format: FormatName; payload: Payload }, event: OutboundEvent) =>
  FORMATS[endpoint.format].body(event, { payload: endpoint.payload });
