import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { keptFileSchema } from "../purchasing/moving-in/kept-file";
import { keepFile } from "../purchasing/moving-in/kept-files.server";
import { authenticate } from "../requests/authenticate.server";

/** A file of a former system is to be kept: what it is called, and room for its pieces. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(request, context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const file = keptFileSchema.safeParse(await request.json().catch(() => undefined));
  if (!file.success) throw new Response("The file cannot be kept.", { status: 400 });
  return Response.json(await keepFile(database, shop, file.data, Date.now()));
}
