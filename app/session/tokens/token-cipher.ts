const IV_BYTES = 12;

/** Where an encrypted value stands. It is authenticated with the value: copied elsewhere, it opens nothing. */
interface BoundTo {
  table: string;
  column: string;
  shopId: number;
}

interface Key {
  id: string;
  key: CryptoKey;
}

/** The keys of TOKEN_KEYS (`id:base64`): the first encrypts, all decrypt. */
export interface KeyRing {
  current: Key;
  all: ReadonlyMap<string, CryptoKey>;
}

const rings = new WeakMap<readonly string[], Promise<KeyRing>>();

export function keyRing(tokenKeys: readonly string[]): Promise<KeyRing> {
  const known = rings.get(tokenKeys) ?? importKeys(tokenKeys);
  rings.set(tokenKeys, known);
  return known;
}

async function importKeys(tokenKeys: readonly string[]): Promise<KeyRing> {
  const keys = await Promise.all(
    tokenKeys.map(async (text): Promise<Key> => {
      const [id = "", secret = ""] = text.split(":");
      return {
        id,
        key: await crypto.subtle.importKey("raw", fromBase64(secret), "AES-GCM", false, ["encrypt", "decrypt"]),
      };
    }),
  );
  const [current] = keys;
  if (!current) throw new Error("TOKEN_KEYS holds no key.");
  const all = new Map(keys.map(({ id, key }) => [id, key]));
  if (all.size < keys.length)
    throw new Error("TOKEN_KEYS holds two keys of one id: what one encrypts, the other would be asked to decrypt.");
  return { current, all };
}

/** AES-GCM under the current key with a fresh IV: base64 of IV and ciphertext. */
export async function encrypt(ring: KeyRing, boundTo: BoundTo, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const algorithm = { name: "AES-GCM", iv, additionalData: associated(boundTo, ring.current.id) };
  const sealed = await crypto.subtle.encrypt(algorithm, ring.current.key, new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...iv, ...new Uint8Array(sealed)));
}

/** Throws where the key is not in the ring, or the value was not sealed for it. */
export async function decrypt(ring: KeyRing, keyId: string, boundTo: BoundTo, sealed: string): Promise<string> {
  const key = ring.all.get(keyId);
  if (!key)
    throw new Error(
      `TOKEN_KEYS does not hold the key "${keyId}" that ${boundTo.table} of shop ${boundTo.shopId} needs.`,
    );
  const bytes = fromBase64(sealed);
  const algorithm = { name: "AES-GCM", iv: bytes.slice(0, IV_BYTES), additionalData: associated(boundTo, keyId) };
  return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, bytes.slice(IV_BYTES)));
}

const associated = ({ table, column, shopId }: BoundTo, keyId: string) =>
  new TextEncoder().encode([table, column, shopId, keyId].join("/"));

const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
