import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { paperName } from "../purchasing/paper/order-mail";
import { orderPdf } from "../purchasing/paper/order-pdf";
import { paperOf } from "../purchasing/paper/paper.server";
import { fontsIn } from "../purchasing/paper/print/fonts";
import { authenticate } from "../requests/authenticate.server";
import { requireOrder } from "../requests/require-order.server";

/** An order as PDF. What no font has is told in a header, for the page that sends it. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  const order = await requireOrder(database, shop, params.orderId);
  const now = Date.now();
  const { document, look } = await paperOf(database, shop, order, now);
  const { bytes, missing } = await orderPdf(document, look, fontsIn(env.ASSETS), order.updatedAt);
  return new Response(bytes, {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${paperName(order.number)}"`,
      "evenstock-missing-signs": encodeURIComponent(missing.slice(0, 20).join("")),
    },
  });
}
