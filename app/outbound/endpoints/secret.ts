const BYTES = 24;

/** An endpoint's new secret, as the merchant sees it once: 24 random bytes in base64 behind Standard Webhooks' prefix. */
export const newSecret = () => `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(BYTES))))}`;
