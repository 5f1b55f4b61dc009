import { listVariantIds } from "../../catalog/variant-ids.server";
import type { Settings } from "../../env";
import type { OutboundEvent } from "../../outbound/events/envelope";
import { pathOf, variantIn } from "../../outbound/events/link";
import { appAddress } from "../../shopify/origin";

/** What it takes to say where a person sees an event. */
export interface Linker {
  database: D1Database;
  settings: Settings;
}

/**
 * What gives an event its link into the app, for these and others; the pages of variants are those of these alone. One statement, or none
 * where they tell of no variant.
 */
export async function linkerOf(
  { database, settings }: Linker,
  shop: { id: number; domain: string },
  events: Pick<OutboundEvent, "data">[],
): Promise<(event: Omit<OutboundEvent, "link">) => OutboundEvent> {
  const ids = events.flatMap((event) => variantIn(event) ?? []);
  const variants = ids.length ? await listVariantIds(database, shop, ids) : new Map<string, number>();
  return (event) => ({ ...event, link: appAddress(settings, shop.domain, pathOf(event, variants)) });
}
