/** What a shop counts as sold besides what customers kept. */
export type SalesRules = {
  /** Units refunded but not put back into stock. */
  refundsKeepSales: boolean;
  /** Orders that were cancelled, as they were placed. */
  cancellationsKeepSales: boolean;
};

export const FIRST_SALES_RULES: SalesRules = { refundsKeepSales: false, cancellationsKeepSales: false };
