import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { askForPostings } from "../purchasing/receiving/postings.server";
import { formTokenIn } from "../purchasing/receiving/receipt-form";
import { reverseReceipt } from "../purchasing/receiving/receipts.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";

/** The receipt is taken back, once. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const formToken = formTokenIn(await formIn(request));
  if (!formToken) throw new Response(null, { status: 400 });
  const receiptId = localIdIn(params.receiptId);
  const answer = await reverseReceipt(database, shop, receiptId, formToken, staff, Date.now());
  if (answer.kind === "received") await askForPostings(env.JOBS, shop, answer.lines);
  return Response.json(answer);
}
