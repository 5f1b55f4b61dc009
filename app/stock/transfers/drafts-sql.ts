/**
 * A count that goes on later, of a transfer that is under way; a form's second arrival writes over its draft, and what was received
 * is no draft any more. ?1 shop, ?2 transfer, ?3 the form's token, ?4 day, ?5 note, ?6 counts, ?7 codes, ?8 who, ?9 now.
 */
export const DRAFT_KEPT = `
INSERT INTO transfer_drafts (shop_id, transfer_id, form_token, day, note, counts, codes, created_by, created_at)
SELECT t.shop_id, t.id, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM transfers t
WHERE t.shop_id = ?1 AND t.id = ?2 AND t.state IN ('in_transit', 'partial')
  AND NOT EXISTS (SELECT 1 FROM transfer_moves m WHERE m.shop_id = ?1 AND m.form_token = ?3)
ON CONFLICT (shop_id, form_token) DO UPDATE SET day = excluded.day, note = excluded.note, counts = excluded.counts, codes = excluded.codes
WHERE transfer_drafts.transfer_id = excluded.transfer_id RETURNING id`;

/** Its counts are received, by the same form: in the batch that receives them. ?1 shop, ?2 the form's token. */
export const DRAFT_RECEIVED = `
DELETE FROM transfer_drafts WHERE shop_id = ?1 AND form_token = ?2
  AND EXISTS (SELECT 1 FROM transfer_moves m WHERE m.shop_id = ?1 AND m.form_token = ?2)`;
