-- Rejected units that were taken back counted a second time, and a late bill fell on each line of a variant for itself. They are due within the hour: the release before would make them as they were.
INSERT INTO averages_due (shop_id, variant_id, token, since)
SELECT l.shop_id, l.variant_id, lower(hex(randomblob(16))), (unixepoch() + 3600) * 1000
FROM receipts r
CROSS JOIN shops s ON s.id = r.shop_id AND s.uninstalled_at IS NULL
CROSS JOIN receipt_lines n ON n.shop_id = r.shop_id AND n.receipt_id = r.id
CROSS JOIN purchase_order_lines l ON l.shop_id = n.shop_id AND l.id = n.line_id AND l.variant_id <> 0
WHERE r.state = 'submitted' AND r.history IS NULL
  AND (r.reverses IS NOT NULL AND n.accepted > 0
    OR EXISTS (SELECT 1 FROM purchase_order_lines k WHERE k.shop_id = l.shop_id AND k.order_id = l.order_id AND k.variant_id = l.variant_id AND k.id <> l.id)
      AND EXISTS (SELECT 1 FROM purchase_order_costs c WHERE c.shop_id = r.shop_id AND c.order_id = r.order_id AND c.created_at >= r.submitted_at))
ON CONFLICT (shop_id, variant_id) DO NOTHING;
