import { convergeSubscriptions } from "../../app/session/subscriptions.server";
import { subscriptionsChecked } from "../../app/shops/shops.server";
import { subscriptions } from "../deliveries/topics/table";
import type { JobStep } from "./job";

/** Registers what is missing and mends what differs, then notes when. */
export const convergeSubscriptionsOf: JobStep = async ({ admin, database, settings, shop, now }) => {
  await convergeSubscriptions(admin, subscriptions(), `${settings.APP_URL}/webhooks`);
  await subscriptionsChecked(database, shop.id, now).run();
  return "done";
};
