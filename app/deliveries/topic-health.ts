/** How a topic fares, by what was counted in the last 14 days. */
export interface TopicHealth {
  topic: string;
  lastAt: number | null;
  /** In ms: how long after Shopify's sending the last one was in our rows; null where that was not measured. */
  lag: number | null;
  /** The longest within the last day or two (UTC). */
  worstLag: number | null;
  /** Within the last day or two (UTC). */
  accepted: number;
  slow: number;
  late: number;
  lastLateAt: number | null;
  /** Within 14 days: those put aside. */
  failures: number;
  lastFailureAt: number | null;
}
