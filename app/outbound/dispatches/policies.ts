import { DELAYS } from "./schedule";

/** How long a dispatch is tried, and what becomes of its endpoint then. */
export interface Policy {
  label: string;
  /** Before each attempt, ms. */
  delays: readonly number[];
  thenDisabled: "on no success since" | "always";
}

const MINUTE = 60_000;

export const POLICY_NAMES = ["standard", "storq", "smartwms"] as const;
export type PolicyName = (typeof POLICY_NAMES)[number];

export const POLICIES: Record<PolicyName, Policy> = {
  standard: { label: "Ten attempts over three days", delays: DELAYS, thenDisabled: "on no success since" },
  storq: {
    label: "Four attempts within half an hour",
    delays: [0, 1, 5, 25].map((minutes) => minutes * MINUTE),
    thenDisabled: "on no success since",
  },
  smartwms: {
    label: "Five attempts over two and a half hours, then switched off",
    delays: DELAYS.slice(0, 5),
    thenDisabled: "always",
  },
};
