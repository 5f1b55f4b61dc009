import { POLICIES } from "../dispatches/policies";
import { bodyOf, type OutboundEvent } from "../events/envelope";
import { hexSignature } from "../signatures/hex";
import { type Format, NO_REPLAY_PROTECTION, namesOf, secondsIso, subjectId } from "./format";

/** As Stockaj sends: https://doc.stockaj.io/developer-guide/webhook-integration. It has words for items only. */
export const stockaj: Format = {
  label: "Stockaj",
  note: NO_REPLAY_PROTECTION,
  nameOf: namesOf({
    "product.created": "item.created",
    "product.updated": "item.updated",
    "product.deleted": "item.deleted",
    "stock.low": "item.low_stock",
  }),
  body: (event, { payload }) => bodyOf(event, payload, written),
  headers: async ({ secret, body, event, dispatchId }) => ({
    "X-Stockaj-Signature": await hexSignature(secret, body),
    "X-Stockaj-Event": stockaj.nameOf(event.type),
    "X-Stockaj-Delivery": dispatchId,
  }),
  policy: { ...POLICIES.standard, retries: "standard", timeoutS: 10 },
};

const written = (event: OutboundEvent) => ({
  event: stockaj.nameOf(event.type),
  data: { ...itemOf(event), ...event.data },
  timestamp: secondsIso(event.at),
});

/** What its receivers read of an item: what is there, and below what it is low. */
function itemOf(event: OutboundEvent) {
  const { data } = event;
  const id = subjectId(event);
  if (event.type.startsWith("product.")) return { id, external_id: id, name: data.title };
  if (!("available" in data)) return { id };
  return { id, external_id: id, quantity: data.available, minimum_quantity: data.reorder_point };
}
