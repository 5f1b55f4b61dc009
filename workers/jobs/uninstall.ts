import { failureCounted } from "../../app/deliveries/counts.server";
import { quarantined } from "../../app/deliveries/quarantine.server";
import type { JobMessage } from "../../app/jobs/messages";
import { hasGone } from "../../app/session/has-gone.server";
import { waitingJobsDropped } from "../../app/session/waiting-jobs.server";
import { type Departure, pauseAfterSilence } from "../../app/shops/departures";
import { departureEnded, departureWaits, findDeparture } from "../../app/shops/departures.server";
import { shopsUninstalled } from "../../app/shops/shop-changes.server";
import { putAside } from "../deliveries/put-aside";
import type { JobContext, JobStep, NextStep } from "./job";

/** A shop is said to have uninstalled: it has where Shopify, asked with its token, does not let us in. */
export const uninstallShop: JobStep<Extract<JobMessage, { kind: "uninstall" }>> = async (context) => {
  const { database, shop } = context;
  const departure = await findDeparture(database, shop, "uninstall");
  if (!departure || departure.nextAt > context.now) return "done";
  const verdict = shop.installedAt < departure.triggeredAt ? await verdictOn(context, departure) : "overtaken";
  if (typeof verdict === "object") return verdict;
  await database.batch([
    ...(verdict === "gone"
      ? [shopsUninstalled(database, [{ ...departure, domain: shop.domain }]), waitingJobsDropped(database, shop)]
      : []),
    departureEnded(database, shop, departure),
  ]);
  return "done";
};

/**
 * What Shopify says to it. Where it contradicts, the delivery is kept for a person; where it does not answer, it is asked
 * again, ever later.
 */
export async function verdictOn(
  { database, settings, shop, now }: JobContext,
  departure: Departure,
): Promise<"gone" | "there" | (NextStep & object)> {
  const verdict = await hasGone({ database, settings, shop });
  if (verdict === "unknown") {
    const pause = pauseAfterSilence(departure.tries);
    await departureWaits(database, shop, departure, now + pause).run();
    return { delaySeconds: Math.ceil(pause / 1000) };
  }
  if (verdict === "there") await contradicted(database, shop.domain, departure, now);
  return verdict;
}

const TOPICS = { uninstall: "app/uninstalled", erasure: "shop/redact" } as const;
const CONTRADICTED = "Shopify still lets Evenstock into this shop, so the shop has not gone. Nothing was deleted.";

async function contradicted(database: D1Database, domain: string, departure: Departure, now: number) {
  const { kind, triggeredAt, receivedAt, webhookId } = departure;
  const delivery = {
    ...{ kind: "delivery" as const, topic: TOPICS[kind], payload: domain },
    ...{ shop: domain, webhookId, triggeredAt, receivedAt },
  };
  await database.batch([
    quarantined(database, [await putAside(delivery, CONTRADICTED)]),
    failureCounted(database, delivery, now),
  ]);
}
