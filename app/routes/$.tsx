import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { authenticate } from "../requests/authenticate.server";

/** A route of its own, so that a wrong address still shows the app around it. */
export async function loader({ context }: LoaderFunctionArgs) {
  await authenticate(context);
  throw new Response(null, { status: 404 });
}

export default function NoPage() {
  return null;
}
