/**
 * A stream's beginning, at most `limit` bytes, and the rest is never read: memory stays flat whatever comes. Where it breaks off,
 * or is still trickling when the signal ends it, what came by then counts.
 */
export async function firstBytes(
  stream: ReadableStream<Uint8Array> | null,
  limit: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  if (!stream) return new Uint8Array();
  const kept = new Uint8Array(limit);
  let length = 0;
  const reader = stream.getReader();
  const ended = endOf(signal);
  try {
    while (length < limit && !signal.aborted) {
      const next = await Promise.race([reader.read(), ended]);
      if (next === "ended" || next.done) break;
      const part = next.value.subarray(0, limit - length);
      kept.set(part, length);
      length += part.length;
    }
  } catch {
    // A connection that broke or a body that does not unpack: no more of it can be had.
  }
  reader.cancel().catch(() => undefined);
  return kept.subarray(0, length);
}

const endOf = (signal: AbortSignal) =>
  new Promise<"ended">((resolve) => {
    if (signal.aborted) resolve("ended");
    else signal.addEventListener("abort", () => resolve("ended"), { once: true });
  });
