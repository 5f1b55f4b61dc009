/** In hexadecimal; of a text, its UTF-8. */
export async function sha256Of(of: Uint8Array<ArrayBuffer> | string): Promise<string> {
  const bytes = typeof of === "string" ? new TextEncoder().encode(of) : of;
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
