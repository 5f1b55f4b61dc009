/**
 * A stream's beginning, at most `limit` bytes, and the rest is never read: memory stays flat whatever comes. Where it breaks off,
 * or is still trickling when the signal ends it, what came by then counts.
 */
export async function firstBytes(
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
  signal: AbortSignal,
  ended: Promise<Ended> = endOf(signal),
): Promise<Uint8Array> {
  if (!stream) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  try {
    while (length < limit && !signal.aborted) {
      const next = await Promise.race([reader.read(), ended]);
      if (next === "ended" || next.done) break;
      const part = next.value.subarray(0, limit - length);
      parts.push(part);
      length += part.length;
    }
  } catch {
    // A connection that broke or a body that does not unpack: no more of it can be had.
  }
  reader.cancel().catch(() => undefined);
  return joined(parts, length);
}

function joined(parts: Uint8Array[], length: number) {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The body of an answer, as above. One that says how short it is, and is not packed, is taken at once. */
export async function firstBytesOf(
  response: Response,
  limit: number,
  signal: AbortSignal,
  ended: Promise<Ended> = endOf(signal),
): Promise<Uint8Array> {
  const { headers, body } = response;
  const length = headers.get("content-length");
  if (!length || !/^\d{1,9}$/.test(length) || Number(length) > limit || headers.has("content-encoding"))
    return firstBytes(body, limit, signal, ended);
  const taken = await Promise.race([response.arrayBuffer().catch(() => undefined), ended]);
  return taken instanceof ArrayBuffer ? new Uint8Array(taken) : new Uint8Array();
}

/** The wait is over. */
export type Ended = "ended";

/** Whoever has a promise of it at hand gives that: a listener on a signal costs as much as a signature. */
const endOf = (signal: AbortSignal) =>
  new Promise<Ended>((resolve) => {
    if (signal.aborted) resolve("ended");
    else signal.addEventListener("abort", () => resolve("ended"), { once: true });
  });
