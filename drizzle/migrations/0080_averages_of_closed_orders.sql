-- Of freight and duty the part of what never came stood in no average. They are due within the hour: the release before would make them as they were.
INSERT INTO averages_due (shop_id, variant_id, token, since)
SELECT l.shop_id, l.variant_id, lower(hex(randomblob(16))), (unixepoch() + 3600) * 1000
FROM purchase_orders o
CROSS JOIN shops s ON s.id = o.shop_id AND s.uninstalled_at IS NULL
CROSS JOIN purchase_order_lines l ON l.shop_id = o.shop_id AND l.order_id = o.id AND l.variant_id <> 0
WHERE EXISTS (SELECT 1 FROM purchase_order_costs c WHERE c.shop_id = o.shop_id AND c.order_id = o.id)
  AND (o.state = 'closed' OR EXISTS (SELECT 1 FROM purchase_order_lines k
    WHERE k.shop_id = o.shop_id AND k.order_id = o.id AND k.closed_short > 0))
  AND EXISTS (SELECT 1 FROM receipt_lines n CROSS JOIN receipts r ON r.shop_id = n.shop_id AND r.id = n.receipt_id
    AND r.state = 'submitted' AND r.history IS NULL WHERE n.shop_id = l.shop_id AND n.line_id = l.id)
ON CONFLICT (shop_id, variant_id) DO NOTHING;
