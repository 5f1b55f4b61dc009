import type { JobMessage } from "../../app/jobs/messages";
import { departureEnded, findDeparture } from "../../app/shops/departures.server";
import { eraseShop as eraseSome } from "../../app/shops/erasure.server";
import { AT_ONCE, type JobContext, type JobStep, type NextStep } from "./job";
import { verdictOn } from "./uninstall";

const ROWS_A_STEP = 5000;

type Erasure = Extract<JobMessage, { kind: "erase" }>;

/**
 * Deletes everything of a shop, some thousand rows a step. One that still has the app is asked about first: only where
 * Shopify does not let us in has it gone.
 */
export const eraseShop: JobStep<Erasure> = async (context, message) => {
  const { database, shop } = context;
  const { triggeredAt } = message;
  const stays = shop.uninstalledAt === null ? await staysFor(context, message) : undefined;
  if (stays) return stays;
  const erased = await eraseSome(database, shop.id, triggeredAt, ROWS_A_STEP);
  if (erased === "more") return AT_ONCE;
  await departureEnded(database, shop, { kind: "erasure", triggeredAt }).run();
  return "done";
};

/** What to do in place of erasing a shop that has the app; undefined where it has gone. */
async function staysFor(context: JobContext, { triggeredAt }: Erasure): Promise<NextStep | undefined> {
  const { database, shop, now } = context;
  const departure = await findDeparture(database, shop, "erasure");
  if (!departure || departure.nextAt > now) return "done";
  const verdict = shop.installedAt <= triggeredAt ? await verdictOn(context, departure) : "there";
  if (verdict === "gone") return undefined;
  if (verdict !== "there") return verdict;
  await departureEnded(database, shop, departure).run();
  return "done";
}
