import { type Chunk, chunkSchema } from "../csv/chunk";
import { jsonIn } from "./json-in.server";

/** The piece of a file that a page sends. Throws 413 with a word where it is more than a piece, 400 where it is none. */
export async function chunkIn(request: Request): Promise<Chunk> {
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const chunk = chunkSchema.safeParse(await jsonIn(request));
  if (chunk.success) return chunk.data;
  const tooBig = chunk.error.issues.find(({ code }) => code === "too_big");
  throw new Response(tooBig?.message ?? "The rows cannot be read.", { status: tooBig ? 413 : 400 });
}
