// A consumer that takes a batch of messages as it is told: ours, or the least that one would write by hand.
import { consumeInbox } from "../workers/deliveries/inbox";
import type { InboxMessage } from "../workers/deliveries/messages";
import { writtenByHand } from "./floors/hand-written";
import { batchOf, queueInto } from "./shop";

console.log = () => undefined;

export default {
  async fetch(request, { DB }) {
    switch (new URL(request.url).pathname) {
      case "/sql":
        await DB.batch((await request.json<string[]>()).map((sql) => DB.prepare(sql)));
        break;
      case "/ours":
        await consumeInbox(batchOf(await request.json()), { DB, JOBS: queueInto([]), OUTBOX: queueInto([]) });
        break;
      default:
        await writtenByHand(DB, await request.json<InboxMessage[]>(), Date.now(), request.url.endsWith("/planned"));
    }
    return new Response();
  },
} satisfies ExportedHandler<Pick<Env, "DB">>;
