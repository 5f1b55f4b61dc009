/** SQL: how a dispatch is written, in the SET of an update: as its endpoint, a shop's (?1), wants it when it is first taken to be sent. */
export const WRITTEN_AS = `(format, payload) = (
  SELECT COALESCE(dispatches.format, p.format), COALESCE(dispatches.payload, p.payload) FROM endpoints p WHERE p.shop_id = ?1 AND p.id = dispatches.endpoint_id)`;
