import * as z from "zod";
import { shopDomain } from "../../../app/shopify/shop-domain";
import type { Topic } from "./topic";

/** Requests about a customer are counted and answered: nothing of a customer is held. */
export const customersDataRequest: Topic<null> = { narrow: () => [null], facts: () => ({}), logged: "nothing held" };
export const customersRedact: Topic<null> = customersDataRequest;

const redacted = z.object({ shop_domain: shopDomain });

/** 48 hours after the uninstall: everything of the shop is erased. Kept as a row until it is. */
export const shopRedact: Topic<string> = {
  narrow: (read) => [redacted.parse(read).shop_domain],
  shopIn: String,
  isFarewell: true,
  facts: (_, { domain, triggeredAt, receivedAt, webhookId }) => ({
    departures: [{ kind: "erasure", domain, triggeredAt, receivedAt, webhookId }],
  }),
};
