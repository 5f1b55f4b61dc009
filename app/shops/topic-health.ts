/** How a topic fares, by what was counted in the last 14 days. */
export interface TopicHealth {
  topic: string;
  lastAt: number | null;
  /** Within the last day or two (UTC). */
  accepted: number;
  slow: number;
  late: number;
  lastLateAt: number | null;
  /** Within 14 days: those put aside. */
  failures: number;
  lastFailureAt: number | null;
}
