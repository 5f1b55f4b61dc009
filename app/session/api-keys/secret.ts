const BYTES = 24;

/** A key's new secret, as the merchant sees it once: 24 random bytes. */
export const newSecret = () =>
  `ek_${Array.from(crypto.getRandomValues(new Uint8Array(BYTES)), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;

/** What cannot be a secret is refused before anything is asked. */
export const looksLikeSecret = (text: string) => /^ek_[0-9a-f]{48}$/.test(text);

/** By which its owner tells it from others. */
export const hintOf = (secret: string) => secret.slice(-4);
