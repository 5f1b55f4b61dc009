import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import type { SaveAnswer } from "../forms/opened";
import { savedAs } from "../purchasing/orders/change-order.server";
import { addLine } from "../purchasing/orders/lines/lines.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { formTokenIn } from "../requests/form-token";
import { requireOrder } from "../requests/require-order.server";

/** A line more: a variant and how many, at what its supplier asks. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<SaveAnswer> {
  const { shop, database, staff } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "POST" } });
  const order = await requireOrder(database, shop, params.orderId);
  const form = await formIn(request);
  const line = {
    variantId: Number(form.get("variantId")),
    quantity: Number(form.get("quantity")),
    formToken: formTokenIn(form),
  };
  if (!Number.isSafeInteger(line.variantId)) return { refusals: { variantId: "This variant is not known." } };
  return savedAs(await addLine(database, shop, order.id, line, staff, Date.now()), "Line added");
}
