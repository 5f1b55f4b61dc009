/**
 * SQL: units of a variant that suppliers of the shop ?1 were asked to ship for a sale, Shopify's number, and have not shipped: those of
 * orders that are not closed; and of all orders, what is more than Shopify tells of as shipped, by whomever.
 */
export const askedForSale = (variant: string, sale: string, shipped: string) => `COALESCE((
  SELECT MAX(SUM(iif(d.state = 'closed', 0, l.ordered - l.closed_short)), SUM(l.ordered - l.closed_short) - ${shipped}) FROM purchase_orders d CROSS JOIN purchase_order_lines l
    ON l.shop_id = d.shop_id AND l.order_id = d.id AND l.variant_id = ${variant}
  WHERE d.shop_id = ?1 AND d.sale_id = ${sale} AND d.state <> 'cancelled'), 0)`;
