import { checkAddress } from "../../outbound/endpoints/address";
import type { Endpoint, EndpointPatch } from "../../outbound/endpoints/endpoint";
import {
  createEndpoint,
  endpointChanged,
  MOST_ENDPOINTS,
  secretReplaced,
} from "../../outbound/endpoints/endpoints.server";
import { findSealedEndpoint, findSealedOfForm, type SealedEndpoint } from "../../outbound/endpoints/sealed.server";
import { newSecret } from "../../outbound/endpoints/secret";
import { openedAddress, sealedAddress } from "../endpoint-cipher";
import type { KeyRing } from "../tokens/token-cipher";
import type { World } from "./attempt";

/** What it takes to read and write what is secret of an endpoint, and to look where an address leads. */
export interface Keeper {
  database: D1Database;
  ring: KeyRing;
  world: Pick<World, "resolve" | "allowsLoopback" | "now">;
}

/** Why not, for the field of that name; null: for none. */
export type Refused = { kind: "refused"; field: "url" | null; reason: string };

/** Adds an endpoint, which is on. Its secret is in this answer and in none after it, but to the same request sent again. */
export async function addEndpoint(
  { database, ring, world }: Keeper,
  shop: { id: number },
  endpoint: Endpoint,
  formToken: string | null = null,
): Promise<{ kind: "created"; id: number; secret: string } | Refused> {
  const { url, headers, ...fields } = endpoint;
  const verdict = await checkAddress(url, world);
  if (verdict.kind === "refused") return { kind: "refused", field: "url", reason: verdict.reason };
  const secret = newSecret();
  const sealed = await sealedAddress(ring, shop.id, { url, headers, secret });
  const id = await createEndpoint(database, shop, fields, sealed, world.now(), formToken);
  const made = id === null && formToken !== null ? await findSealedOfForm(database, shop, formToken) : undefined;
  if (made) {
    const open = await openedAddress(ring, shop.id, made, world.now());
    return { kind: "created", id: made.id, secret: open.secret };
  }
  if (id === null)
    return {
      kind: "refused",
      field: null,
      reason: `A shop has at most ${MOST_ENDPOINTS} endpoints. Delete one first.`,
    };
  return { kind: "created", id, secret };
}

/** Changes what the patch says; the address is looked at where it is another. `none`: there is no such endpoint. */
export async function changeEndpoint(
  keeper: Keeper,
  shop: { id: number },
  id: number,
  patch: EndpointPatch,
): Promise<{ kind: "changed" } | { kind: "none" } | Refused> {
  const { database, ring, world } = keeper;
  for (;;) {
    const found = await findSealedEndpoint(database, shop, id);
    if (!found) return { kind: "none" };
    const open = await openedAddress(ring, shop.id, found, world.now());
    const { url, headers, ...fields } = { ...endpointOf(found), ...open, ...said(patch) };
    const verdict = url === open.url ? undefined : await checkAddress(url, world);
    if (verdict?.kind === "refused") return { kind: "refused", field: "url", reason: verdict.reason };
    const [, previous = null] = open.secrets;
    const sealed = await sealedAddress(ring, shop.id, { url, headers, secret: open.secret }, previous);
    const { meta } = await endpointChanged(
      database,
      shop,
      { id, was: found.secret },
      fields,
      sealed,
      world.now(),
    ).run();
    if (meta.changes) return { kind: "changed" };
  }
}

/**
 * Another secret, which is in this answer and in none after it, but to the same request sent again: what was replaced
 * since `begunAt` with an overlap is told once more, since a second one would end the secret that the receiver has. The
 * old one signs beside it for `overlapMs`.
 */
export async function regenerateSecret(
  { database, ring, world }: Keeper,
  shop: { id: number },
  id: number,
  overlapMs: number,
  begunAt: number | null = null,
): Promise<{ kind: "replaced"; secret: string } | { kind: "none" }> {
  for (;;) {
    const found = await findSealedEndpoint(database, shop, id);
    if (!found) return { kind: "none" };
    const open = await openedAddress(ring, shop.id, found, world.now());
    const overlaps = overlapMs > 0;
    if (overlaps && begunAt !== null && (found.previousUntil ?? 0) - overlapMs >= begunAt)
      return { kind: "replaced", secret: open.secret };
    const secret = newSecret();
    const sealed = await sealedAddress(ring, shop.id, { ...open, secret }, overlaps ? open.secret : null);
    const until = overlaps ? world.now() + overlapMs : null;
    const was = { id, was: found.secret };
    const { meta } = await secretReplaced(database, shop, was, sealed, until, world.now()).run();
    if (meta.changes) return { kind: "replaced", secret };
  }
}

/** The extra headers' names; their values are credentials. */
export async function listHeaderNames({ ring, world }: Keeper, shop: { id: number }, sealed: SealedEndpoint) {
  return Object.keys((await openedAddress(ring, shop.id, sealed, world.now())).headers);
}

/** As the form and the API say it. */
const endpointOf = ({ name, events, filters, format, payload, retries, timeoutS, rateLimit }: SealedEndpoint) => ({
  ...{ name, events, filters, format, payload, retries },
  ...{ timeout_s: timeoutS, rate_limit: rateLimit },
});

/** A field that is there without a value counts as not said. */
const said = (patch: EndpointPatch) =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [Key in keyof EndpointPatch]: Exclude<EndpointPatch[Key], undefined>;
  };
