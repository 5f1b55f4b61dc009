import { maskedAddress } from "../outbound/endpoints/address";
import type { SealedAddress } from "../outbound/endpoints/endpoints.server";
import { headersSchema } from "../outbound/endpoints/headers";
import type { SealedEndpoint } from "../outbound/endpoints/sealed.server";
import { decrypt, encrypt, type KeyRing } from "./tokens/token-cipher";

/** What of an endpoint only its receiver may see: some addresses are secrets by themselves. */
interface OpenAddress {
  url: string;
  headers: Record<string, string>;
  secret: string;
}

const at = (shopId: number, column: "url" | "headers" | "secret") => ({ table: "endpoints", column, shopId });

/** With every secret that signs now, the current one first. */
export type OpenedAddress = OpenAddress & { secrets: string[] };

/** Encrypted for the row of an endpoint of this shop, all under one key; `previous` is the secret before, while it still signs. */
export async function sealedAddress(
  ring: KeyRing,
  shopId: number,
  open: OpenAddress,
  previous: string | null = null,
): Promise<SealedAddress> {
  const [url, headers, secret, previousSecret] = await Promise.all([
    encrypt(ring, at(shopId, "url"), open.url),
    encrypt(ring, at(shopId, "headers"), JSON.stringify(open.headers)),
    encrypt(ring, at(shopId, "secret"), open.secret),
    previous === null ? null : encrypt(ring, at(shopId, "secret"), previous),
  ]);
  return { keyId: ring.current.id, url, headers, secret, previousSecret, shownUrl: maskedAddress(open.url) };
}

/** Throws where the key is not in the ring. */
export async function openedAddress(
  ring: KeyRing,
  shopId: number,
  sealed: Pick<SealedEndpoint, "keyId" | "url" | "headers" | "secret" | "previousSecret" | "previousUntil">,
  now: number,
): Promise<OpenedAddress> {
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
