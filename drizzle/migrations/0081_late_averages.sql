-- A bill that came late fell on nothing that was between two places, and receipts of one instant had no turn. They are due within the hour: the release before would make them as they were.
INSERT INTO averages_due (shop_id, variant_id, token, since)
SELECT l.shop_id, l.variant_id, lower(hex(randomblob(16))), (unixepoch() + 3600) * 1000
FROM receipts r
CROSS JOIN shops s ON s.id = r.shop_id AND s.uninstalled_at IS NULL
CROSS JOIN receipt_lines n ON n.shop_id = r.shop_id AND n.receipt_id = r.id
CROSS JOIN purchase_order_lines l ON l.shop_id = n.shop_id AND l.id = n.line_id AND l.variant_id <> 0
WHERE r.state = 'submitted' AND r.history IS NULL
  AND (EXISTS (SELECT 1 FROM purchase_order_costs c WHERE c.shop_id = r.shop_id AND c.order_id = r.order_id AND c.created_at >= r.submitted_at)
    OR EXISTS (SELECT 1 FROM purchase_order_lines k INDEXED BY purchase_order_lines_variant
      CROSS JOIN receipt_lines m ON m.shop_id = k.shop_id AND m.line_id = k.id AND m.id <> n.id
      CROSS JOIN receipts t ON t.shop_id = m.shop_id AND t.id = m.receipt_id AND t.state = 'submitted' AND t.submitted_at = r.submitted_at
      WHERE k.shop_id = l.shop_id AND k.variant_id = l.variant_id))
ON CONFLICT (shop_id, variant_id) DO NOTHING;
