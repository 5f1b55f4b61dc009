import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { resultSchema } from "../purchasing/moving-in/kept-file";
import { forgetFile, openKeptFile, resultKept } from "../purchasing/moving-in/kept-files.server";
import { authenticate } from "../requests/authenticate.server";
import { jsonIn } from "../requests/json-in.server";

/** A file as it was kept. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const file = await openKeptFile(database, shop, fileIdIn(params.fileId));
  if (!file) throw new Response(null, { status: 404 });
  return new Response(file.body, {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="${file.name.replace(/[^\x20-\x7e]|["\\]/g, "_")}"`,
      "cache-control": "no-store",
    },
  });
}

/** PUT: what became of it. DELETE: it is needed no longer; what it brought stays. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const fileId = fileIdIn(params.fileId);
  if (request.method === "DELETE") {
    await forgetFile(database, shop, fileId);
    return { done: "File removed" };
  }
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "GET, PUT, DELETE" } });
  const result = resultSchema.safeParse(await jsonIn(request));
  if (!result.success) throw new Response("The result cannot be read.", { status: 400 });
  await resultKept(database, shop, fileId, result.data, Date.now());
  return { done: undefined };
}

function fileIdIn(text = "") {
  if (!/^\d{1,15}$/.test(text)) throw new Response(null, { status: 404 });
  return Number(text);
}
