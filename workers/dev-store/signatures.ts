const encoder = new TextEncoder();

export async function hmacBase64(secret: string, text: string): Promise<string> {
  return base64(await hmac(secret, text));
}

export async function hmacHex(secret: string, text: string): Promise<string> {
  return [...(await hmac(secret, text))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A compact HS256 JWT, as Shopify signs its session tokens. */
export async function signJwt(secret: string, claims: Record<string, unknown>): Promise<string> {
  const part = (value: unknown) => base64Url(encoder.encode(JSON.stringify(value)));
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${text}.${base64Url(await hmac(secret, text))}`;
}

/** The claims of a token whose signature holds, else undefined; says nothing about time or audience. */
export async function verifyJwt(secret: string, token: string): Promise<unknown> {
  const [header, payload, signature] = token.split(".");
  if (!header || !payload || !signature) return undefined;
  if (base64Url(await hmac(secret, `${header}.${payload}`)) !== signature) return undefined;
  try {
    return JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return undefined;
  }
}

async function hmac(secret: string, text: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
}

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));
const base64Url = (bytes: Uint8Array) => base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
