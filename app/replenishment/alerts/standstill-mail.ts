import type { Zone } from "../../days/zone";
import { BRITISH, moment } from "../../formats/date-style";
import { button, mailOf, paragraph } from "../../outbound/mail/layout";
import type { Mail } from "../../outbound/mail/mail";
import type { Standstill } from "./standstill";

type About = { shop: string; timeZone: Zone; sync: string; settings: string };

/** Told once in a standstill. */
export const standstillMail = (standstill: Standstill, { shop, timeZone, sync, settings }: About): Mail =>
  mailOf(
    `Evenstock may be out of step with Shopify (${shop})`,
    [
      paragraph(whyOf(standstill, timeZone)),
      paragraph(standstill.kind === "late" ? COMES_LATE : STANDS_STILL),
      button("Open Sync health", sync),
    ],
    `You are told this once, and once more when all is well again. Who gets Evenstock's mail: ${settings}`,
  );

const STANDS_STILL =
  "Sales and stock changes that Shopify sends are still counted as they come, and nothing is deleted. What was lost on its way is not put right meanwhile, so some numbers may be off. Evenstock keeps trying by itself.";
const COMES_LATE =
  "Everything is counted as it comes, and nothing is deleted. Until it comes on time again, the numbers here lag behind Shopify's: check there before you order. You do not have to do anything.";

/** Told once, after the other. */
export const goesOnMail = ({ shop, sync, settings }: Omit<About, "timeZone">): Mail =>
  mailOf(
    `Evenstock is in step with Shopify again (${shop})`,
    [
      paragraph("What stood still goes on, and what differed from Shopify has been put right. Nothing needs doing."),
      button("Open Sync health", sync),
    ],
    `Who gets Evenstock's mail: ${settings}`,
  );

function whyOf(standstill: Standstill, zone: Zone) {
  switch (standstill.kind) {
    case "work":
      return `${WORK[standstill.work] ?? "Its work with Shopify"} has not moved since ${moment(standstill.since, zone, BRITISH)}.`;
    case "late":
      return `What Shopify sends about ${NEWS[standstill.topic.split("/", 1)[0] ?? ""] ?? "the shop"} has come more than half an hour late since ${moment(standstill.since, zone, BRITISH)}.`;
    case "failed twice":
      return `The last two comparisons with Shopify failed. ${standstill.reason}`;
    case "not compared":
      return `The last comparison with Shopify that succeeded began on ${moment(standstill.since, zone, BRITISH)}. One is due each night.`;
  }
}

const WORK: Record<string, string> = {
  import: "The import",
  reconcile: "The comparison with Shopify",
  "roll-forward": "The making of forecasts and plans",
  "rebuild-days": "The new count of sales by day",
  "read-purchase-orders": "The reading of Shopify's own purchase orders",
};

const NEWS: Record<string, string> = {
  orders: "orders",
  refunds: "refunds",
  products: "products",
  inventory_levels: "stock",
  inventory_items: "costs and tracking",
  locations: "locations",
};
