import type { NumberField } from "../../forms/number-field";

/** One thing that a rule may decide, as each place that tells of it wants it. */
export interface RuleField {
  /** In `rules`, in a price list where it has it too, and as a file's heading. */
  column: string;
  /** Within a sentence. */
  word: string;
  /** Above the column that a file's is matched with, and what else it may be called there. */
  heading: string;
  also?: string[];
  /** How it is typed; without: by choice. */
  input?: NumberField;
  /** A supplier's price list may say it of a variant. */
  inTerms?: true;
}

/** Every field, in the order of files. Forms, files, SQL and sentences take theirs from here. */
export const FIELD_TABLE = {
  leadTimeDays: {
    ...{ column: "lead_time_days", word: "lead time", heading: "Lead time (days)", also: ["lead time"], inTerms: true },
    input: { label: "Lead time", unit: "days", from: 0, to: 365 },
  },
  coverDays: {
    ...{ column: "cover_days", word: "cover", heading: "Cover (days)", also: ["cover"] },
    input: { label: "Cover", unit: "days", from: 0, to: 730 },
  },
  safetyDays: {
    ...{ column: "safety_days", word: "safety days", heading: "Safety (days)" },
    input: { label: "Safety stock", unit: "days of sales", from: 0, to: 365 },
  },
  safetyStock: {
    ...{ column: "safety_stock", word: "safety stock", heading: "Safety (units)" },
    input: { label: "Safety stock", unit: "units", from: 0, to: 1_000_000 },
  },
  minimumOrder: {
    ...{ column: "minimum_order", word: "minimum order", heading: "Minimum order", also: ["moq"], inTerms: true },
    input: { label: "Minimum order (MOQ)", unit: "units", from: 1, to: 1_000_000 },
  },
  casePack: {
    ...{ column: "case_pack", word: "case pack", heading: "Case pack", also: ["pack size"], inTerms: true },
    input: { label: "Case pack", unit: "units", from: 1, to: 1_000_000 },
  },
  velocity: {
    ...{ column: "velocity", word: "velocity", heading: "Velocity" },
    input: { label: "Velocity", unit: "units a day", from: 0, to: 1_000_000, decimals: true },
  },
  reorderPoint: {
    column: "reorder_point",
    word: "reorder point",
    heading: "Reorder point",
    also: ["min stock", "reorder level"],
    input: { label: "Reorder point", unit: "units", from: 0, to: 1_000_000 },
  },
  active: { column: "active", word: "watched", heading: "Watched", also: ["watch"] },
  sellOut: {
    ...{ column: "sell_out", word: "sell out, never reorder", heading: "Sell out, never reorder" },
    also: ["sell out", "never reorder", "do not reorder"],
  },
  method: { column: "method", word: "method", heading: "Method" },
  serviceLevel: {
    ...{ column: "service_level", word: "service level", heading: "Service level" },
    input: { label: "Service level", unit: "%", from: 50, to: 99.9, decimals: true },
  },
  reviewDays: {
    ...{ column: "review_days", word: "review days", heading: "Order every (days)" },
    input: { label: "Order every", unit: "days", from: 1, to: 365 },
  },
  leadTimeDeviation: {
    ...{ column: "lead_time_deviation", word: "lead time deviation", heading: "Lead time varies by (days)" },
    input: { label: "Lead time varies by", unit: "days", from: 0, to: 365, decimals: true },
  },
} satisfies Record<string, RuleField>;
