import type { Shop } from "../../../app/shops/shops.server";
import type { ShopFacts } from "../../deliveries/facts";
import type { FilePart, Kin } from "./part";

/** How one bulk query is asked, and what its lines say. */
export interface BulkReader extends Kin {
  /** `since` is the first day (YYYY-MM-DD) whose sales are wanted. */
  query(since: string): string;
  /**
   * What a part of the file says, and how many of each thing it holds. `readAt` stands in for the time of a delivery: a
   * change that Shopify told of afterwards is later, even within one second.
   */
  read(shop: Shop, readAt: number, part: FilePart): { facts: ShopFacts; counts: Record<string, number> };
}
