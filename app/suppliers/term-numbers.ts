import type { NumberField } from "../forms/number-field";

export const TERM_NUMBERS = {
  minimumOrder: { label: "Minimum order", unit: "units", from: 1, to: 1_000_000 },
  casePack: { label: "Case pack", unit: "units", from: 1, to: 1_000_000 },
  leadTimeDays: { label: "Lead time", unit: "days", from: 0, to: 365 },
} satisfies Record<string, NumberField>;
