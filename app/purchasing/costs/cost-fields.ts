import { decimalAmount } from "../../money/money";
import type { CostLine } from "./landed";

/** A cost as its form tells it. */
export const costFields = ({ kind, label, amount, currency, rate, spread }: Omit<CostLine, "id" | "createdAt">) => ({
  ...{ kind, spread, currency, label: label ?? "", amount: decimalAmount(amount, currency), rate: rate ?? "" },
});
