import { rowsIn } from "../../../sql/cells-sql";
import { WARNS_AFTER } from "../../endpoints/breaker";
import type { SealedEndpoint } from "../../endpoints/sealed.server";
import { disabledMail, failingMail } from "../../endpoints/trouble-mail";
import { announcement } from "../../events/announcement-sql";
import type { Mail } from "../../mail/mail";
import type { Ended } from "./ended";
import { RECOVERY } from "./tally";

const FACTS = (failures: string, status: string, error: string) =>
  `'endpoint_id', CAST(p.id AS TEXT), 'name', p.name, 'url', p.shown_url, 'failures_in_row', ${failures},
    'failing_since', strftime('%Y-%m-%dT%H:%M:%SZ', p.failing_since / 1000, 'unixepoch'), 'last_status', ${status}, 'last_error', ${error}`;

/** Once in a row of failures, and once each time it is switched off. */
export const TROUBLE = announcement(`
news AS (
  SELECT p.shop_id, 'endpoint.failing' AS type, 'endpoint/' || p.id || '/failing/' || p.failing_since AS key,
    json_object(${FACTS("p.failures_in_row", "p.last_status", "p.last_error")}) AS data, 1 AS rank, p.id AS position
  FROM endpoints p INDEXED BY endpoints_of_shop
  WHERE p.shop_id = ?1 AND p.failures_in_row >= ${WARNS_AFTER} AND p.deleted_at IS NULL
  UNION ALL
  SELECT p.shop_id, 'endpoint.disabled', 'endpoint/' || p.id || '/disabled/' || p.state_at,
    json_object(${FACTS("p.failures_in_row", "p.last_status", "p.last_error")}, 'reason', COALESCE(p.state_reason, '')), 2, p.id
  FROM endpoints p INDEXED BY endpoints_of_shop WHERE p.shop_id = ?1 AND p.state = 'disabled' AND p.state_at = ?2
)`);

/** Before its row forgets since when it was failing. */
export const RECOVERED = announcement(`
news AS (
  SELECT p.shop_id, 'endpoint.recovered' AS type, 'endpoint/' || p.id || '/recovered/' || p.failing_since AS key,
    json_object(${FACTS("0", RECOVERY.cell.lastStatus, "NULL")}) AS data, 1 AS rank, p.id AS position
  FROM ${rowsIn("?1")} CROSS JOIN endpoints p ON p.shop_id = ${RECOVERY.cell.shopId} AND p.id = ${RECOVERY.cell.endpointId}
  CROSS JOIN dispatch_claims c ON c.shop_id = p.shop_id AND c.endpoint_id = p.id AND c.lease = ${RECOVERY.cell.lease}
  WHERE p.failures_in_row >= ${WARNS_AFTER}
)`);

/** Where this batch announced it, and there is somebody to tell. */
const MAILED = `
INSERT INTO mails (shop_id, key, recipients, subject, text, html, state, created_at)
SELECT ?1, ?2, ?9, ?3, ?4, ?5, 'queued', ?6
WHERE json_array_length(?9) > 0 AND EXISTS (
  SELECT 1 FROM events e INDEXED BY events_age WHERE e.at = ?6 AND e.shop_id = ?1 AND e.type = ?7 AND e.data->>'$.endpoint_id' = CAST(?8 AS TEXT))
ON CONFLICT DO NOTHING`;

export function troubleMails(
  database: D1Database,
  shop: { id: number; domain: string },
  endpoint: SealedEndpoint,
  disabling: Ended[],
  recipients: string[],
  now: number,
) {
  const reason = disabling.find(({ endpointId }) => endpointId === endpoint.id)?.disables?.reason;
  const mailed = (type: string, { subject, text, html }: Mail) =>
    database
      .prepare(MAILED)
      .bind(
        shop.id,
        `${type}/${endpoint.id}/${now}`,
        subject,
        text,
        html,
        now,
        type,
        `${endpoint.id}`,
        JSON.stringify(recipients),
      );
  const told = { shop: shop.domain, endpoint: endpoint.name, address: endpoint.shownUrl };
  return [
    mailed("endpoint.failing", failingMail(told)),
    ...(reason === undefined ? [] : [mailed("endpoint.disabled", disabledMail({ ...told, reason }))]),
  ];
}
