import { POLICIES } from "../dispatches/policies";
import { bodyOf, type OutboundEvent } from "../events/envelope";
import { hexSignature } from "../signatures/hex";
import { type Format, NO_REPLAY_PROTECTION, namesOf, secondsIso } from "./format";

/** As SmartWMS sends: https://smartwms.one/docs/api/webhooks. */
export const smartwms: Format = {
  label: "SmartWMS",
  note: NO_REPLAY_PROTECTION,
  nameOf: namesOf({
    "stock.low": "inventory.low",
    "stock.adjusted": "inventory.adjusted",
    "stock.received": "receiving.completed",
  }),
  body: (event, { payload }) => bodyOf(event, payload, written),
  headers: async ({ secret, body }) => ({ "X-SmartWMS-Signature": await hexSignature(secret, body) }),
  policy: { ...POLICIES.smartwms, retries: "smartwms", timeoutS: 10 },
};

const written = (event: OutboundEvent) => ({
  id: event.publicId,
  type: smartwms.nameOf(event.type),
  timestamp: secondsIso(event.at),
  data: { ...orderOf(event), ...event.data },
});

/** What its receivers read of an order. */
const orderOf = ({ type, data }: OutboundEvent) =>
  type.startsWith("order.") ? { orderId: data.order_id, status: type.slice("order.".length) } : {};
