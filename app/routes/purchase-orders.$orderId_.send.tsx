import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Banner, BlockStack, Layout, Page } from "@shopify/polaris";
import { handOver } from "../../workers/outbox/mail";
import type { Refusals } from "../forms/parsed";
import { parseRecipients } from "../outbound/mail/recipients";
import { mailWayOf } from "../outbound/mail/way";
import { moveOrder } from "../purchasing/orders/moves.server";
import { bringsToClosed, progressOf } from "../purchasing/orders/order";
import { isThere } from "../purchasing/orders/purchase-order";
import { firstMessage, orderMail, paperName, whatsAppLink } from "../purchasing/paper/order-mail";
import { orderText } from "../purchasing/paper/order-text";
import { orderToSend } from "../purchasing/paper/order-to-send.server";
import { paperOf } from "../purchasing/paper/paper.server";
import { fontsIn } from "../purchasing/paper/print/fonts";
import { sendOrder } from "../purchasing/paper/send.server";
import { authenticate } from "../requests/authenticate.server";
import { formIn } from "../requests/form-in.server";
import { requireOrder } from "../requests/require-order.server";
import { ClosedLocation } from "../ui/receiving/closed-location";
import { MayHaveBeenSent } from "../ui/sending/may-have-been-sent";
import { OrderPaper } from "../ui/sending/order-paper";
import { SendForm } from "../ui/sending/send-form";
import { SendOtherwise } from "../ui/sending/send-otherwise";
import { PAGE } from "../ui/sending/words";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: PAGE.send(data?.number) }];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { shop, database } = await authenticate(context);
  const order = await requireOrder(database, shop, params.orderId);
  const { document, supplier } = await paperOf(database, shop, order, Date.now());
  const message = firstMessage(document, supplier?.contactName ?? null);
  const text = orderText(document);
  return {
    id: order.id,
    number: order.number,
    version: order.version,
    saleName: order.saleName,
    ...{ location: order.location, bringsToClosed: bringsToClosed(order) },
    state: order.state,
    supplier: document.supplier.name,
    ...{ to: supplier?.email ?? "", subject: orderMail(document, message).subject, message, text },
    whatsApp: whatsAppLink(supplier?.phone ?? null, text) ?? null,
    paperName: paperName(order.number),
    way: mailWayOf(context.settings).kind,
  };
}

type Answer = { refused?: string; refusals: Refusals };

const LONGEST_MESSAGE = 5000;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { shop, database, staff, env } = await authenticate(context);
  if (request.method !== "POST") throw new Response(null, { status: 405, headers: { Allow: "GET, POST" } });
  const order = await requireOrder(database, shop, params.orderId);
  const form = await formIn(request);
  const how = form.get("how");
  const page = `/purchase-orders/${order.id}`;
  const version = Number(form.get("version")) || null;
  if (how === "by hand" || how === "it went" || how === "it did not go") {
    const move = how === "it did not go" ? "unsent" : "sent";
    if (isThere(progressOf(order), move)) return redirect(page);
    const moved = await moveOrder(database, shop, order.id, move, staff, Date.now(), { version });
    return moved.kind === "refused" ? answer({ refused: moved.reason }) : redirect(page);
  }
  // The same form once more, whose first answer was lost: it has gone, and that is what its page says.
  if (isThere(progressOf(order), "sent")) return redirect(page);
  if (how !== "mail") throw new Response("Say how it is sent.", { status: 400 });
  const recipients = parseRecipients(String(form.get("recipients") ?? ""));
  if (recipients.kind === "refused") return answer({ refusals: { recipients: recipients.says } });
  if (recipients.recipients.length === 0) return answer({ refusals: { recipients: PAGE.noAddress } });
  const message = String(form.get("message") ?? "")
    .replaceAll("\r\n", "\n")
    .trim();
  if (message === "" || message.length > LONGEST_MESSAGE) return answer({ refusals: { message: PAGE.noMessage } });
  const told = { recipients: recipients.recipients, message };
  const way = mailWayOf(context.settings);
  const sent = await sendOrder(
    database,
    shop,
    await orderToSend(
      database,
      shop,
      { ...order, version: version ?? order.version },
      told,
      fontsIn(env.ASSETS),
      Date.now(),
    ),
    (mail, key) => handOver(way, mail, key),
    staff,
    Date.now,
  );
  return sent.kind === "refused"
    ? answer({ refused: sent.reason })
    : redirect(sent.kind === "sent" ? page : `${page}/send`);
}

const answer = (told: Partial<Answer>): Answer => ({ refusals: {}, ...told });

export default function SendOrder() {
  const order = useLoaderData<typeof loader>();
  const told = useActionData<typeof action>();
  const page = `/purchase-orders/${order.id}`;
  // A banner is read out as it comes; what stands beside a field is not.
  const refused = told?.refused ?? Object.values(told?.refusals ?? {})[0];
  return (
    <Page
      fullWidth
      title={PAGE.send(order.number)}
      subtitle={order.supplier}
      backAction={{ content: order.number, url: page }}
    >
      <BlockStack gap="400">
        {refused && (
          <Banner tone="critical" title={PAGE.notSent}>
            <p>{refused}</p>
          </Banner>
        )}
        {order.state === "sending" && <MayHaveBeenSent />}
        {order.bringsToClosed && <ClosedLocation name={order.location} />}
        <Layout>
          <Layout.Section>
            <OrderPaper key={order.version} orderId={order.id} name={order.paperName} />
          </Layout.Section>
          <Layout.Section variant="oneHalf">
            {order.state === "draft" ? (
              <BlockStack gap="400">
                <SendForm {...order} refusals={told?.refusals ?? {}} />
                <SendOtherwise {...order} />
              </BlockStack>
            ) : (
              order.state !== "sending" && (
                <BlockStack gap="400">
                  <Banner tone="info" title={PAGE.isSent(order.number)}>
                    <p>{PAGE.locked}</p>
                  </Banner>
                  <SendOtherwise text={order.text} whatsApp={order.whatsApp} isSent />
                </BlockStack>
              )
            )}
          </Layout.Section>
        </Layout>
      </BlockStack>
    </Page>
  );
}
