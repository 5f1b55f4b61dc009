import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { schemaTypeOf, servedSchema } from "../outbound/events/schemas";

/** The JSON Schema of one event: `/schemas/events/stock.low.json`. */
export function loader({ params, context: { settings } }: LoaderFunctionArgs) {
  const type = schemaTypeOf(params.file ?? "");
  if (!type) throw new Response("There is no such event.", { status: 404 });
  return Response.json(servedSchema(type, settings.APP_URL), {
    headers: { "content-type": "application/schema+json" },
  });
}
