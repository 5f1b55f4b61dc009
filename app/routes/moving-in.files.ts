import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { keptFileSchema } from "../purchasing/moving-in/kept-file";
import { keepFile, listWholeFiles } from "../purchasing/moving-in/kept-files.server";
import { authenticate } from "../requests/authenticate.server";
import { jsonIn } from "../requests/json-in.server";

/** The files that are kept whole. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  return Response.json({ files: await listWholeFiles(database, shop) });
}

/** A file of a former system is to be kept: what it is called, and room for its pieces. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const file = keptFileSchema.safeParse(await jsonIn(request));
  if (!file.success) throw new Response("The file cannot be kept.", { status: 400 });
  return Response.json(await keepFile(database, shop, file.data, Date.now()));
}
