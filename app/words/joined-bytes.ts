/** Parts of a stream in one piece; `length`: bytes of all of them. */
export function joinedBytes(parts: Uint8Array[], length: number) {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
