import { secretReplaced } from "../../outbound/endpoints/endpoints.server";
import { listSealedUnder } from "../../outbound/endpoints/sealed.server";
import { openedAddress, sealedAddress } from "../endpoint-cipher";
import type { KeyRing } from "../tokens/token-cipher";

/**
 * Writes up to `limit` endpoints that stand under an older key anew under the current one, as reencryptTokens does. Until `left` is
 * 0 no older key may go. `unreadable` are those that do not open although their key is there.
 */
export async function reencryptEndpoints(database: D1Database, ring: KeyRing, limit: number, now: number) {
  const older = [...ring.all.keys()].filter((id) => id !== ring.current.id);
  const { endpoints, left } = await listSealedUnder(database, { older, current: ring.current.id }, limit);
  let unreadable = 0;
  let written = 0;
  for (const { shopId, ...endpoint } of endpoints) {
    const open = await openedAddress(ring, shopId, endpoint, now).catch(() => undefined);
    if (!open) {
      unreadable++;
      continue;
    }
    const [, previous = null] = open.secrets;
    const sealed = await sealedAddress(ring, shopId, open, previous);
    const was = { id: endpoint.id, was: endpoint.secret };
    const { meta } = await secretReplaced(database, { id: shopId }, was, sealed, endpoint.previousUntil, now).run();
    written += meta.changes;
  }
  return { left: left - written, unreadable };
}
