import { joinedBytes } from "../app/words/joined-bytes";

/**
 * The whole body, or undefined where it is longer than `limit` bytes: refused by its announced length before any of it
 * is read, and where none is announced, as soon as too much has come.
 */
export async function limitedBody(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const announced = request.headers.get("content-length");
  if (announced === null) return request.body ? readUpTo(request.body, limit) : new Uint8Array();
  if (Number(announced) > limit) return undefined;
  const body = await request.arrayBuffer();
  return body.byteLength > limit ? undefined : new Uint8Array(body);
}

async function readUpTo(stream: ReadableStream<Uint8Array>, limit: number) {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.byteLength;
    if (length > limit) return void (await reader.cancel());
    parts.push(read.value);
  }
  return joinedBytes(parts, length);
}
