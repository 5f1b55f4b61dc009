import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { DAY } from "../days/iso-day";
import { wallClock } from "../days/zone";
import { zoneOf } from "../days/zone-days";
import { findRecovery, previewRecovery, startRecovery, stopRecovery } from "../outbound/dispatches/recoveries.server";
import { RELEASE_RATE } from "../outbound/dispatches/recovery";
import { clockField, parseRecovery, type TypedRecovery } from "../outbound/dispatches/shown/recovery-form";
import { listEndpointNames } from "../outbound/endpoints/list.server";
import { askForJob } from "../requests/ask-for-job.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { RecoveryForm } from "../ui/recoveries/recovery-form";
import { RecoveryProgress } from "../ui/recoveries/recovery-progress";
import { PAGE } from "../ui/recoveries/words";
import { useFreshWhile } from "../ui/use-fresh-while";

export const meta: MetaFunction = () => [{ title: PAGE.title }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const now = Date.now();
  const timeZone = zoneOf(shop.timeZone, now);
  const { searchParams } = new URL(request.url);
  const asked = searchParams.has("since");
  const typed = asked ? typedIn(searchParams) : lastDay(wallClock(now, timeZone));
  const read = parseRecovery(typed, timeZone, now);
  const [last, names, preview] = await Promise.all([
    findRecovery(database, shop),
    listEndpointNames(database, shop),
    asked && read.kind === "accepted" ? previewRecovery(database, shop, read.choice, now) : null,
  ]);
  return {
    typed,
    refusals: asked && read.kind === "refused" ? { [read.field]: read.reason } : {},
    preview: preview?.kind === "counted" ? preview.endpoints : null,
    last: last ?? null,
    endpoints: [...names].map(([id, name]) => ({ value: String(id), label: name })),
    clock: { now, timeZone },
  };
}

/** A recovery: begun, or stopped. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { shop, database, env } = await authenticate(context);
  const now = Date.now();
  if (request.method === "DELETE") {
    await stopRecovery(database, shop, now);
    return { said: null };
  }
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST, DELETE" } });
  const read = parseRecovery(typedIn(await formIn(request)), zoneOf(shop.timeZone, now), now);
  if (read.kind === "refused") return { said: read.reason };
  const started = await startRecovery(database, shop, read.choice, read.perMinute, now);
  if (started.kind === "started") await askForJob(env, shop, "recover");
  return { said: SAID[started.kind] ?? (started.kind === "refused" ? started.reason : null) };
}

const SAID: Partial<Record<string, string>> = {
  nothing: PAGE.nothing,
  running: PAGE.running,
};

const typedIn = (fields: FormData | URLSearchParams): TypedRecovery => {
  const text = (name: string) => String(fields.get(name) ?? "").slice(0, 40);
  return { endpoint: text("endpoint"), since: text("since"), until: text("until"), perMinute: text("perMinute") };
};

const lastDay = (clock: number): TypedRecovery => ({
  ...{ endpoint: "", since: clockField(clock - DAY), until: clockField(clock) },
  perMinute: String(RELEASE_RATE.usual),
});

/** What did not get through between two times is sent again, after saying how much that is. */
export default function Recoveries() {
  const { typed, refusals, preview, last, endpoints, clock } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFreshWhile(last?.state === "running");
  return (
    <Page title={PAGE.title} backAction={{ content: PAGE.back, url: "/dispatches" }}>
      <BlockStack gap="400">
        {last && <RecoveryProgress recovery={last} endpoints={endpoints} timeZone={clock.timeZone} />}
        {last?.state !== "running" && (
          <RecoveryForm
            key={JSON.stringify(typed)}
            typed={typed}
            refusals={refusals}
            preview={preview}
            endpoints={endpoints}
            said={answer?.said ?? null}
          />
        )}
      </BlockStack>
    </Page>
  );
}
