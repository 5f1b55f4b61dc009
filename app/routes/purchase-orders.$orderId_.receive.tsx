import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Page } from "@shopify/polaris";
import { dayOf } from "../days/calendar";
import { zoneOf } from "../days/zone-days";
import { askForPostings } from "../purchasing/receiving/postings.server";
import { parseReceipt } from "../purchasing/receiving/receipt-form";
import { draftReceipt, submitReceipt } from "../purchasing/receiving/receipts.server";
import { findToReceive } from "../purchasing/receiving/to-receive.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { localIdIn } from "../requests/local-id";
import { markOf } from "../requests/mark.server";
import { isPosting } from "../stock/writes/inventory-write";
import { Changed } from "../ui/changed";
import { ClosedLocation } from "../ui/receiving/closed-location";
import { OpenDrafts } from "../ui/receiving/open-drafts";
import { PostedReceipts } from "../ui/receiving/posted-receipts";
import { ReceiveForm } from "../ui/receiving/receive-form";
import { FORM } from "../ui/receiving/words";
import { useFreshWhile } from "../ui/use-fresh-while";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: FORM.receive(data?.order.number ?? "") }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const orderId = localIdIn(params.orderId);
  const [found, seen] = await Promise.all([
    findToReceive(database, shop, orderId),
    markOf(database, shop, `order/${orderId}`),
  ]);
  if (!found) throw new Response(null, { status: 404 });
  const now = Date.now();
  const asked = new URL(request.url).searchParams.get("receipt");
  const draft = found.drafts.find(({ id }) => String(id) === asked) ?? null;
  return {
    seen: seen ?? "",
    ...found,
    draft,
    today: dayOf(now, shop.timeZone),
    now,
    timeZone: zoneOf(shop.timeZone, now),
  };
}

/** POST: goods came in. PUT: the count is kept, to go on later. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, env, staff } = await authenticate(context);
  if (request.method !== "POST" && request.method !== "PUT")
    throw new Response(null, { status: 405, headers: { Allow: "GET, POST, PUT" } });
  const form = parseReceipt(await formIn(request));
  if (typeof form === "string") return { kind: "refused" as const, reason: form };
  const orderId = localIdIn(params.orderId);
  if (request.method === "PUT") return draftReceipt(database, shop, orderId, form, staff, Date.now());
  const received = await submitReceipt(database, shop, orderId, form, staff, Date.now());
  if (received.kind === "received") await askForPostings(env.JOBS, shop, received.lines);
  return received;
}

export default function Receive() {
  const { seen, order, lines, drafts, draft, receipts, today, now, timeZone } = useLoaderData<typeof loader>();
  useFreshWhile(receipts.some((receipt) => receipt.lines.some(({ posting }) => isPosting(posting))));
  return (
    <Page
      title={FORM.receive(order.number)}
      subtitle={[order.supplierName, order.locationName && FORM.to(order.locationName)].filter(Boolean).join(" · ")}
      backAction={{ content: order.number, url: `/purchase-orders/${order.id}` }}
    >
      <Changed of={`order/${order.id}`} what={FORM.order} seen={seen} />
      {order.isLocationClosed && lines.some(({ remainder }) => remainder > 0) && (
        <ClosedLocation name={order.locationName} />
      )}
      <BlockStack gap="400">
        {draft === null && <OpenDrafts drafts={drafts} now={now} addressOf={({ id }) => `/receipts/${id}`} />}
        <ReceiveForm key={draft?.id ?? "new"} order={order} lines={lines} draft={draft} today={today} />
        {receipts.length > 0 && (
          <PostedReceipts receipts={receipts} lines={lines} today={today} now={now} timeZone={timeZone} />
        )}
      </BlockStack>
    </Page>
  );
}
