const NEWLINE = 10;

export interface JsonLine {
  value: unknown;
  /** Where the line begins in the file, in bytes: reading goes on from there. */
  at: number;
}

/** Bytes that are read at once, where a stream lets its reader say so: by itself the network's gives 4 KB a time. */
const PIECE = 131_072;

/**
 * The lines of a streamed JSONL file, those that came together at a time: the file may be far larger than memory.
 * `from` is where it begins.
 */
export async function* jsonLines(body: ReadableStream<Uint8Array>, from = 0): AsyncGenerator<JsonLine[]> {
  const decoder = new TextDecoder();
  let at = from;
  let rest = new Uint8Array();
  for await (const bytes of piecesOf(body)) {
    const all = joined(rest, bytes);
    const lines: JsonLine[] = [];
    let start = 0;
    for (let end = all.indexOf(NEWLINE); end >= 0; end = all.indexOf(NEWLINE, start)) {
      if (end > start) lines.push({ value: JSON.parse(decoder.decode(all.subarray(start, end))), at: at + start });
      start = end + 1;
    }
    yield lines;
    rest = all.slice(start);
    at += start;
  }
  if (rest.length) yield [{ value: JSON.parse(decoder.decode(rest)), at }];
}

/** Each holds until the next is asked for. The DOM's types know no asynchronous iteration of streams. */
async function* piecesOf(body: ReadableStream<Uint8Array>) {
  const reader = readerOf(body);
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel();
  }
}

/** What was piped through something else may be no stream of bytes: it gives what it has. */
function readerOf(body: ReadableStream<Uint8Array>) {
  let reader: ReadableStreamBYOBReader;
  try {
    reader = body.getReader({ mode: "byob" });
  } catch {
    return body.getReader();
  }
  let room = new Uint8Array(PIECE);
  return {
    async read() {
      const read = await reader.read(room);
      if (read.value) room = new Uint8Array(read.value.buffer);
      return read;
    },
    cancel: () => reader.cancel(),
  };
}

function joined(first: Uint8Array, second: Uint8Array) {
  if (!first.length) return second;
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
