import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { requireCount } from "../requests/require-count.server";
import { enterCounted, findTold } from "../stock/counts/entries.server";
import { parseEntries } from "../stock/counts/entry";

/** What others counted after the entry `last`. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const { id } = await requireCount(database, shop, params.countId);
  const last = numberIn(new URL(request.url).searchParams.get("last"));
  return Response.json(await findTold(database, shop, id, last));
}

/** POST: what this phone found. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const { id } = await requireCount(database, shop, params.countId);
  const form = await formIn(request);
  const entries = parseEntries(form.get("entries"));
  if (!entries) throw new Response("The entries cannot be read.", { status: 400 });
  const told = await enterCounted(database, shop, id, { entries, last: numberIn(form.get("last")) }, staff, Date.now());
  return Response.json(told);
}

const numberIn = (text: FormDataEntryValue | null) =>
  typeof text === "string" && /^\d{1,15}$/.test(text) ? Number(text) : 0;
