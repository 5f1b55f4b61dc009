import * as z from "zod";

/** What a shop counts as sold besides what customers kept. */
export type SalesRules = {
  /** Units refunded but not put back into stock. */
  refundsKeepSales: boolean;
  /** Orders that were cancelled, as they were placed. */
  cancellationsKeepSales: boolean;
};

export const FIRST_SALES_RULES: SalesRules = { refundsKeepSales: false, cancellationsKeepSales: false };

const yesNo = z.enum(["yes", "no"]).transform((text) => text === "yes");
const fields = z.object({ refundsKeepSales: yesNo, cancellationsKeepSales: yesNo });

/** From a form; undefined where it makes no sense: its boxes know no third answer. */
export const parseSalesRules = (form: FormData): SalesRules | undefined =>
  fields.safeParse(Object.fromEntries(form)).data;
