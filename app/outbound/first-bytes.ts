import { joinedBytes } from "../words/joined-bytes";

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
      if (!next || next.done) break;
      const part = next.value.subarray(0, limit - length);
      parts.push(part);
      length += part.length;
    }
  } catch {
    // A connection that broke or a body that does not unpack: no more of it can be had.
  }
  reader.cancel().catch(() => undefined);
  return joinedBytes(parts, length);
}

/** The wait is over: a value that no answer has. */
export type Ended = undefined;

/** Whoever has a promise of it at hand gives that: a listener on a signal costs as much as a signature. */
export const endOf = (signal: AbortSignal) =>
  new Promise<Ended>((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
