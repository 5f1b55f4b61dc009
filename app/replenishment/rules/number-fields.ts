import type { NumberField } from "../../forms/number-field";
import { FIELD_TABLE } from "./field-table";
import type { DecidedRule } from "./place";

/** What a merchant may type, with its unit and range, in the order in which a list tells it. */
export const NUMBER_FIELDS = {
  leadTimeDays: FIELD_TABLE.leadTimeDays.input,
  leadTimeDeviation: FIELD_TABLE.leadTimeDeviation.input,
  reviewDays: FIELD_TABLE.reviewDays.input,
  coverDays: FIELD_TABLE.coverDays.input,
  serviceLevel: FIELD_TABLE.serviceLevel.input,
  safetyDays: FIELD_TABLE.safetyDays.input,
  safetyStock: FIELD_TABLE.safetyStock.input,
  minimumOrder: FIELD_TABLE.minimumOrder.input,
  casePack: FIELD_TABLE.casePack.input,
  velocity: FIELD_TABLE.velocity.input,
  reorderPoint: FIELD_TABLE.reorderPoint.input,
} satisfies Record<Exclude<keyof DecidedRule, "active" | "sellOut" | "method">, NumberField>;
