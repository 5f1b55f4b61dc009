import { LONGEST_BODY, type OutboundEvent, type Payload } from "../events/envelope";
import type { FormatName } from "./format";
import { FORMATS } from "./table";

/** As what an event is written. */
export interface Written {
  format: FormatName;
  payload: Payload;
}

/** What is sent of an event to an endpoint that wants it so. */
export const bodyFor = ({ format, payload }: Written, event: OutboundEvent) => FORMATS[format].body(event, { payload });

/** Whether such a body leads to a page of the app. A full one does only where the whole would be too long. */
export const isLinked = ({ format, payload }: Written) => payload === "thin" || FORMATS[format].isForPeople === true;

/** Whether its event alone says this body: made anew it is the same, whatever the app's address is by then. */
export const isMadeAnew = (written: Written, body: string) => !isLinked(written) && body.length * 3 <= LONGEST_BODY;
