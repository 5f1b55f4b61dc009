import { type Chunk, chunkSchema } from "../csv/chunk";

/** The piece of a file that a page sends. */
export async function chunkIn(request: Request): Promise<Chunk> {
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const chunk = chunkSchema.safeParse(await request.json().catch(() => undefined));
  if (!chunk.success) throw new Response(null, { status: 400 });
  return chunk.data;
}
