import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { SaveAnswer } from "../forms/opened";
import { saveLogo } from "../purchasing/paper/company.server";
import { logoIn } from "../purchasing/paper/print/logo";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";

/** The logo of documents: put as a file, or deleted. */
export async function action({ request, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database } = await authenticate(context);
  if (request.method === "DELETE") {
    await saveLogo(database, shop, null, Date.now());
    return { done: "Logo removed", refusals: {} };
  }
  if (request.method !== "PUT") throw new Response(null, { status: 405, headers: { Allow: "PUT, DELETE" } });
  const file = (await formIn(request)).get("logo");
  const read = logoIn(
    new Uint8Array(file === null || typeof file === "string" ? new ArrayBuffer(0) : await file.arrayBuffer()),
  );
  if (read.kind === "refused") return { refusals: { logo: read.says } };
  await saveLogo(database, shop, read.logo, Date.now());
  return { done: "Logo saved", refusals: {} };
}
