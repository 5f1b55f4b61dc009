import type { Settings } from "../../app/env";
import { type Bounce, bounceIn } from "../../app/outbound/mail/bounce";
import { isFromService } from "../../app/outbound/mail/bounce-signature";
import { mailQueued } from "../../app/outbound/mail/mails.server";
import { mailWayOf } from "../../app/outbound/mail/way";
import { bouncedMail } from "../../app/purchasing/paper/bounced-mail";
import { noteBounce } from "../../app/purchasing/paper/bounces.server";
import { findAlertMail } from "../../app/replenishment/alerts/mail.server";
import { appAddress } from "../../app/shopify/origin";
import { findAnywhere } from "../../app/shops/databases.server";
import { findShopById } from "../../app/shops/shops.server";
import { limitedBody } from "../limited-body";

/** In bytes. */
const LARGEST_BODY = 256 * 1024;

/**
 * `POST /mail/bounces`: the mail service tells of mail that came back. 404 where none may; 401 where it is not the service;
 * 200 whatever else it tells, so that it does not tell it again.
 */
export async function receiveBounce(request: Request, env: Env, settings: Settings): Promise<Response> {
  const way = mailWayOf(settings);
  const secret = settings.MAIL_BOUNCE_SECRET;
  if (way.kind !== "service" || secret === undefined) return new Response("No mail service is named.", { status: 404 });
  if (request.method !== "POST")
    return new Response("Bounces are posted.", { status: 405, headers: { allow: "POST" } });
  const bytes = await limitedBody(request, LARGEST_BODY);
  if (!bytes) return new Response("More than 256 KB.", { status: 413 });
  const now = Date.now();
  const body = new TextDecoder().decode(bytes);
  const { style } = way.service;
  if (!(await isFromService(style, secret, { headers: request.headers, body, now })))
    return new Response("This is not the mail service's.", { status: 401 });
  const bounce = bounceIn(style, parsed(body));
  const outcome = bounce ? await told(env, settings, bounce, now) : "ignored";
  console.log(JSON.stringify({ at: "bounces", kind: "mail", outcome, shop: bounce?.of.shopId }));
  return new Response(null, { status: 200 });
}

/** On the order's timeline, and by mail to those who get the shop's: each once, however often it is told. */
async function told(env: Env, settings: Settings, bounce: Bounce, now: number): Promise<"told" | "ignored"> {
  const { shopId } = bounce.of;
  const home = await findAnywhere(env, `shop/${shopId}`, async (database) => {
    const shop = await findShopById(database, shopId);
    return shop && { shop };
  });
  if (!home) return "ignored";
  const { database, found } = home;
  const { shop } = found;
  const order = await noteBounce(database, shop, bounce, now);
  if (!order) return "ignored";
  const { recipients } = await findAlertMail(database, shop);
  if (recipients.length === 0) return "told";
  const address = appAddress(settings, shop.domain, `/purchase-orders/${order.id}`);
  const mail = bouncedMail(bounce, { order: order.number, address });
  await mailQueued(database, shop, `bounced/${order.id}/${bounce.messageId}`, { ...mail, recipients }, now).run();
  await env.JOBS.send({ kind: "send-mails", shop: shop.domain }, { contentType: "json" });
  return "told";
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
