import type { Shop } from "../../app/shops/shops.server";
import type { ShopFacts } from "../facts";

/** How one bulk query is asked, and what its lines say. */
export interface BulkReader {
  /** `since` is the first day (YYYY-MM-DD) whose sales are wanted. */
  query(since: string): string;
  /** May reading be interrupted before this line? */
  startsGroup(line: unknown): boolean;
  /**
   * What some whole groups of lines say, and how many of each thing they were. `readAt` stands in for the time of a
   * delivery: a change that Shopify told of afterwards is later, even within one second.
   */
  read(shop: Shop, readAt: number, lines: unknown[]): { facts: ShopFacts; counts: Record<string, number> };
}
