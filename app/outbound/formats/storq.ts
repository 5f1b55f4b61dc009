import { POLICIES } from "../dispatches/policies";
import { bodyOf, type OutboundEvent } from "../events/envelope";
import { hexSignature } from "../signatures/hex";
import { type Format, NO_REPLAY_PROTECTION, namesOf, subjectId } from "./format";

/** As storq.io sends: https://staging.storq.io/docs/webhooks. Its names of events are ours. */
export const storq: Format = {
  label: "storq.io",
  note: NO_REPLAY_PROTECTION,
  nameOf: namesOf({}),
  body: (event, { payload }) => bodyOf(event, payload, written),
  async headers({ secret, body }) {
    const signature = await hexSignature(secret, body);
    return { "Storq-Signature": signature, "storq.io-signature": signature };
  },
  policy: { ...POLICIES.storq, retries: "storq", timeoutS: 5 },
};

const written = (event: OutboundEvent) => ({
  id: event.publicId,
  type: storq.nameOf(event.type),
  created: Math.floor(event.at / 1000),
  data: { object: { id: subjectId(event), ...event.data } },
});
