import type { ClaimedEndpoint } from "../outbound/dispatches/claim.server";
import { maskedAddress } from "../outbound/endpoints/address";
import type { SealedAddress } from "../outbound/endpoints/endpoints.server";
import { headersSchema } from "../outbound/endpoints/headers";
import { decrypt, encrypt, type KeyRing } from "./tokens/token-cipher";

/** What of an endpoint only its receiver may see: some addresses are secrets by themselves. */
export interface OpenAddress {
  url: string;
  headers: Record<string, string>;
  secret: string;
}

const at = (shopId: number, column: "url" | "headers" | "secret") => ({ table: "endpoints", column, shopId });

/** Encrypted for the row of an endpoint of this shop. */
export async function sealedAddress(ring: KeyRing, shopId: number, open: OpenAddress): Promise<SealedAddress> {
  const [url, headers, secret] = await Promise.all([
    encrypt(ring, at(shopId, "url"), open.url),
    encrypt(ring, at(shopId, "headers"), JSON.stringify(open.headers)),
    sealedSecret(ring, shopId, open.secret),
  ]);
  return { keyId: ring.current.id, url, headers, secret, shownUrl: maskedAddress(open.url) };
}

export const sealedSecret = (ring: KeyRing, shopId: number, secret: string) =>
  encrypt(ring, at(shopId, "secret"), secret);

/** With every secret that signs now, the current one first. Throws where the key is not in the ring. */
export async function openedAddress(
  ring: KeyRing,
  shopId: number,
  sealed: ClaimedEndpoint,
  now: number,
): Promise<OpenAddress & { secrets: string[] }> {
  const { keyId, previousSecret, previousUntil } = sealed;
  const open = (column: "url" | "headers" | "secret", text: string) => decrypt(ring, keyId, at(shopId, column), text);
  const [url, headers, secret] = await Promise.all([
    open("url", sealed.url),
    open("headers", sealed.headers),
    open("secret", sealed.secret),
  ]);
  const previous = previousSecret !== null && (previousUntil ?? 0) > now ? [await open("secret", previousSecret)] : [];
  return { url, headers: headersSchema.parse(JSON.parse(headers)), secret, secrets: [secret, ...previous] };
}
