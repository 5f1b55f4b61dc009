import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { servedCatalogue } from "../outbound/events/schemas";

/** Every event with its JSON Schema, for programs. */
export const loader = ({ context: { settings } }: LoaderFunctionArgs) =>
  Response.json(servedCatalogue(settings.APP_URL));
