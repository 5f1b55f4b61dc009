const NEWLINE = 10;

export interface JsonLine {
  value: unknown;
  /** Where the line begins in the file, in bytes: reading goes on from there. */
  at: number;
}

/** The lines of a streamed JSONL file, one at a time: the file may be far larger than memory. `from` is where it begins. */
export async function* jsonLines(body: ReadableStream<Uint8Array>, from = 0): AsyncGenerator<JsonLine> {
  const decoder = new TextDecoder();
  let at = from;
  let rest = new Uint8Array();
  for await (const bytes of chunksOf(body)) {
    const all = joined(rest, bytes);
    let start = 0;
    for (let end = all.indexOf(NEWLINE); end >= 0; end = all.indexOf(NEWLINE, start)) {
      if (end > start) yield { value: JSON.parse(decoder.decode(all.subarray(start, end))), at: at + start };
      start = end + 1;
    }
    rest = all.slice(start);
    at += start;
  }
  if (rest.length) yield { value: JSON.parse(decoder.decode(rest)), at };
}

/** The DOM's types know no asynchronous iteration of streams. */
async function* chunksOf(body: ReadableStream<Uint8Array>) {
  const reader = body.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel();
  }
}

function joined(first: Uint8Array, second: Uint8Array) {
  if (!first.length) return second;
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
