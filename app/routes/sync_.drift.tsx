import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { Page } from "@shopify/polaris";
import { zoneOf } from "../days/zone-days";
import { authenticate } from "../requests/authenticate.server";
import { driftPlaceFrom, driftPlaceText } from "../stock/comparison/drift";
import { listDrifts } from "../stock/comparison/reconciliations.server";
import { DriftTable } from "../ui/sync/drift-table";
import { SYNC } from "../ui/sync/words";

/** With the names that each row looks up, no more is read than for fifty rows of another list. */
const PAGE = 20;

export const meta: MetaFunction = () => [{ title: SYNC.syncDrift.whatDifferedFromShopify }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const now = Date.now();
  const after = driftPlaceFrom(new URL(request.url).searchParams.get("after"));
  const found = await listDrifts(database, shop, { after, limit: PAGE + 1 });
  const last = found.length > PAGE ? found[PAGE - 1] : undefined;
  return {
    drifts: found.slice(0, PAGE),
    next: last ? `/sync/drift?${new URLSearchParams({ after: driftPlaceText(last) })}` : null,
    clock: { timeZone: zoneOf(shop.timeZone, now), now },
  };
}

export default function DriftPage() {
  const { drifts, next, clock } = useLoaderData<typeof loader>();
  return (
    <Page title={SYNC.syncDrift.whatDifferedFromShopify} backAction={{ content: SYNC.syncHealth, url: "/sync" }}>
      <DriftTable drifts={drifts} next={next} more={SYNC.olderOnes} {...clock} />
    </Page>
  );
}
