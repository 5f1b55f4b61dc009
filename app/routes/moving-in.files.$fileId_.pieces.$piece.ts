import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { keepPiece } from "../purchasing/moving-in/kept-files.server";
import { authenticate } from "../requests/authenticate.server";

/** A piece of a file that is to be kept, by its number; sent again it is put in the same place. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database } = await authenticate(context);
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT" } });
  const [fileId, piece] = [params.fileId ?? "", params.piece ?? ""];
  if (!/^\d{1,15}$/.test(fileId) || !/^\d{1,3}$/.test(piece)) throw new Response(null, { status: 404 });
  const kept = await keepPiece(database, shop, Number(fileId), Number(piece), await request.arrayBuffer());
  if (!kept) throw new Response("That is no piece of the file.", { status: 400 });
  return Response.json({ kept });
}
