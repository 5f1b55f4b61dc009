import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { markOf } from "../requests/mark.server";

/** Whether something has changed since a page was read: 304 where nothing has. Asked every few seconds by every open page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const mark = await markOf(database, shop, new URL(request.url).searchParams.get("of") ?? "");
  if (mark === undefined) throw new Response(null, { status: 404 });
  const headers = { ETag: `"${mark}"` };
  if (request.headers.get("if-none-match") === headers.ETag) return new Response(null, { status: 304, headers });
  return Response.json({ mark }, { headers });
}
