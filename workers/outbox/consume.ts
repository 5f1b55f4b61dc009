import { settingsOf } from "../../app/env";
import { findNextDue, type Lane, listShopsToSendFor } from "../../app/outbound/dispatches/claims/claim.server";
import type { OutboxMessage } from "../../app/outbound/dispatches/wake";
import type { World } from "../../app/session/endpoints/attempt";
import { worldOf } from "../../app/session/endpoints/world";
import { keyRing } from "../../app/session/tokens/token-cipher";
import { databaseFor, onlyDatabase } from "../../app/shops/databases.server";
import { findShop } from "../../app/shops/shops.server";
import { deliverDue } from "./deliver";

export const OUTBOXES = { fast: "evenstock-outbox", slow: "evenstock-outbox-slow" } as const;

type Outbox = Pick<Queue<OutboxMessage>, "send">;

/** What sending needs of the environment besides its settings. */
interface OutboxEnv {
  DB: D1Database;
  OUTBOX: Outbox;
  OUTBOX_SLOW: Outbox;
}

/** Claims of one message: a backlog goes on with the next. */
const CLAIMS_A_MESSAGE = 25;
/** In seconds; Queues delay no message for longer. */
const LONGEST_DELAY = 12 * 3600;

/** Only a database that fails is tried again by the queue: what a receiver answers is a row. */
export async function consumeOutbox(
  batch: MessageBatch<OutboxMessage>,
  env: OutboxEnv,
  world = worldOf(env),
): Promise<void> {
  const lane: Lane = batch.queue === OUTBOXES.slow ? "slow" : "fast";
  for (const shop of new Set(batch.messages.map(({ body }) => body.shop))) {
    const messages = batch.messages.filter(({ body }) => body.shop === shop);
    const early = messages.filter(({ body }) => (body.due ?? 0) > world.now());
    try {
      for (const { body } of early) await ask(lane, env, shop, body.due ?? 0, world.now());
      if (early.length < messages.length) await sendFor(shop, lane, env, world);
      for (const message of messages) message.ack();
    } catch (error) {
      console.warn(JSON.stringify({ at: "outbox", shop, failed: String(error) }));
      for (const message of messages)
        message.retry({ delaySeconds: Math.min(300, 2 ** Math.min(message.attempts, 9)) });
    }
  }
}

async function sendFor(domain: string, lane: Lane, env: OutboxEnv, world: World) {
  const database = await databaseFor(env, domain);
  const shop = await findShop(database, domain);
  if (!shop) return;
  const settings = settingsOf(env);
  const ring = await keyRing(settings.TOKEN_KEYS);
  const sent = await deliverDue({ database, ring, settings, shop, world }, lane, CLAIMS_A_MESSAGE);
  // Whoever sent nothing asks for nothing: messages would never end.
  if (sent || lane === "fast") await askForNext(database, shop, sent ? ["fast", "slow"] : ["slow"], env, world);
}

/** The next attempt is asked for as it falls due; the schedule sees to what is lost. */
async function askForNext(
  database: D1Database,
  shop: { id: number; domain: string },
  lanes: Lane[],
  env: OutboxEnv,
  world: World,
) {
  for (const lane of lanes) {
    const due = await findNextDue(database, shop, lane);
    if (due === null) continue;
    await ask(lane, env, shop.domain, due, world.now());
  }
}

async function ask(lane: Lane, env: OutboxEnv, shop: string, due: number, now: number) {
  const wait = Math.max(0, Math.ceil((due - now) / 1000));
  const message = wait > LONGEST_DELAY ? { shop, due } : { shop };
  await outboxOf(lane, env).send(message, { contentType: "json", delaySeconds: Math.min(LONGEST_DELAY, wait) });
}

const outboxOf = (lane: Lane, env: OutboxEnv): Outbox => (lane === "slow" ? env.OUTBOX_SLOW : env.OUTBOX);

/** What is overdue: its message was lost, or its sender has died. */
export async function sweepOutbox(env: OutboxEnv, now: number): Promise<void> {
  const overdue = await listShopsToSendFor(onlyDatabase(env), now);
  for (const { shop, lane } of overdue) await outboxOf(lane, env).send({ shop }, { contentType: "json" });
}
