import { hexSignature } from "../../outbound/signatures/hex";

const HEX = 48;

/**
 * The secret of the key that a form of the shop makes, 24 bytes: of a form that comes again, the same one, though only its hash
 * is kept. Nobody finds it without `tokenKey`, which is a secret of ours.
 */
export const secretOfForm = async (tokenKey: string, shop: { id: number }, formToken: string) =>
  `ek_${(await hexSignature(tokenKey, `api-key/${shop.id}/${formToken}`)).slice(0, HEX)}`;

/** What cannot be a secret is refused before anything is asked. */
export const looksLikeSecret = (text: string) => /^ek_[0-9a-f]{48}$/.test(text);

/** By which its owner tells it from others. */
export const hintOf = (secret: string) => secret.slice(-4);
