import { failureCounted, LATE } from "../../app/deliveries/counts.server";
import { latenessNoted } from "../../app/deliveries/lag-alarms.server";
import { quarantined } from "../../app/deliveries/quarantine.server";
import { inWords } from "../../app/jobs/failure-words";
import type { JobMessage } from "../../app/jobs/messages";
import { askToSend } from "../../app/outbound/dispatches/wake";
import { databaseFor, databasesFor } from "../../app/shops/databases.server";
import { within } from "../../app/time-limit";
import { applyMessages, latenessOf, waited } from "./apply-messages";
import { isPassing, isTooMuch } from "./failures";
import type { InboxMessage } from "./messages";
import { putAside } from "./put-aside";

type Delivery = Message<InboxMessage>;

/** What of the environment a delivery needs on its way into the rows. */
type InboxEnv = Pick<Env, "DB" | "JOBS" | "OUTBOX">;

/** In bytes of messages. A D1 parameter holds 2 MB; as facts they may be twice as long, and most are spread over several. */
const LARGEST_WRITE = 600_000;
/** In ms. D1 ends a batch after half a minute by itself: what has not answered in two will not. */
const LONGEST_WRITE = 120_000;
/** So often a batch that was too much for D1 is tried whole: it may have been slow for somebody else. */
const TRIES_AS_ONE = 3;
/** From here on an error that nobody knows is taken for the message's own. */
const PATIENCE = 10;
/** In seconds. A hundred tries last for eight hours so; those of what Queues gave up on, as long as it keeps a message. */
const FIVE_MINUTES = 300;
const AN_HOUR = 3600;

/**
 * Consumes deliveries: writes those of a database in one go, and where that fails finds out which of them is to blame. No
 * database waits for another. What is for a shop that moves comes again.
 */
export async function consumeInbox({ messages }: MessageBatch<InboxMessage>, env: InboxEnv): Promise<void> {
  try {
    const places = await databasesFor(env, new Set(messages.map(({ body }) => body.shop)));
    const of = (place: D1Database | Error) => messages.filter(({ body }) => places.get(body.shop) === place);
    await Promise.all([...new Set(places.values())].map((place) => consumeAt(place, of(place), env)));
  } catch (error) {
    retryLater(messages, error);
  }
}

async function consumeAt(place: D1Database | Error, messages: readonly Delivery[], env: InboxEnv) {
  if (place instanceof Error) return retryLater(messages, place);
  for (const part of writable(messages)) await consume(part, place, env);
}

async function consume(messages: readonly Delivery[], database: D1Database, env: InboxEnv): Promise<void> {
  try {
    const bodies = messages.map((message) => message.body);
    const applied = applyMessages(database, env.JOBS as Queue<JobMessage>, bodies, Date.now());
    const { toSendFor } = await within(LONGEST_WRITE, "The database", applied);
    for (const message of messages) message.ack();
    await askToSend(env.OUTBOX, toSendFor);
  } catch (error) {
    const attempts = Math.max(...messages.map((message) => message.attempts));
    const divided = isTooMuch(error) && attempts >= TRIES_AS_ONE && messages.length > 1;
    if (!divided && isPassing(error, attempts < PATIENCE)) {
      await noteLateness(messages, database);
      return retryLater(messages, error);
    }
    if (messages.length > 1) for (const half of halves(messages)) await consume(half, database, env);
    else for (const message of messages) await keepAside(message, error, database);
  }
}

/** What waits for so long is late before it is in the rows. Where the database is what fails, the line of the retry alone says it. */
async function noteLateness(messages: readonly Delivery[], database: D1Database) {
  const now = Date.now();
  const late = messages.map(({ body }) => latenessOf(body, now)).filter(({ lag }) => lag >= LATE);
  if (!late.length) return;
  try {
    await within(LONGEST_NOTE, "The database", latenessNoted(database, late, now).run());
  } catch {
    // Then it fails for this as well.
  }
}

/** In ms. */
const LONGEST_NOTE = 5000;

function retryLater(messages: readonly Delivery[], error: unknown, longest = FIVE_MINUTES) {
  const now = Date.now();
  const longestWait = Math.max(...messages.map(({ body }) => waited(body, now)));
  const line = JSON.stringify({ at: "inbox", retried: messages.length, waited: longestWait, because: String(error) });
  if (longestWait >= LATE) console.error(line);
  else console.warn(line);
  for (const message of messages)
    message.retry({ delaySeconds: Math.min(longest, 2 ** Math.min(message.attempts, 12)) });
}

/** The one that always fails is kept for a person, so that the others are not held up. */
async function keepAside(message: Delivery, error: unknown, database: D1Database, longest = FIVE_MINUTES) {
  const { topic, shop, webhookId } = message.body;
  console.error(JSON.stringify({ at: "inbox", topic, shop, webhookId, putAside: String(error) }));
  try {
    await database.batch([
      quarantined(database, [await putAside(message.body, inWords(error))]),
      failureCounted(database, message.body, Date.now()),
    ]);
    message.ack();
  } catch (second) {
    retryLater([message], second, longest);
  }
}

/**
 * What Queues gave up on has a last try, alone: it may have suffered for its neighbours. What fails again is kept as
 * well: nothing is lost without a word.
 */
export async function consumeDeadInbox(batch: MessageBatch<InboxMessage>, env: InboxEnv): Promise<void> {
  for (const message of batch.messages) {
    await databaseFor(env, message.body.shop)
      .then((database) => lastTry(message, database, env))
      .catch((error: unknown) => retryLater([message], error, AN_HOUR));
  }
}

async function lastTry(message: Delivery, database: D1Database, env: InboxEnv) {
  try {
    await applyMessages(database, env.JOBS as Queue<JobMessage>, [message.body], Date.now());
    message.ack();
  } catch (error) {
    await keepAside(message, `tried until the queue gave up: ${error}`, database, AN_HOUR);
  }
}

const halves = <Item>(items: readonly Item[]) => {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
};

function writable(messages: readonly Delivery[]): Delivery[][] {
  const parts: Delivery[][] = [];
  let room = 0;
  for (const message of messages) {
    const size = new TextEncoder().encode(JSON.stringify(message.body)).length;
    if (size > room || !parts.length) {
      parts.push([]);
      room = LARGEST_WRITE;
    }
    parts.at(-1)?.push(message);
    room -= size;
  }
  return parts;
}
