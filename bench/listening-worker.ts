// The door as it is deployed, and behind it the consumer that writes what came, its events and their dispatches.
import { consumeInbox } from "../workers/deliveries/inbox";
import type { InboxMessage } from "../workers/deliveries/messages";
import { createWorker } from "../workers/doors";

const door = createWorker(async () => new Response(null, { status: 404 }));

/** A line for each delivery is no news here. */
console.log = () => undefined;

export default {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/rows") {
      for (const statement of await request.json<string[]>()) await env.DB.prepare(statement).run();
      return new Response(null);
    }
    if (pathname === "/dispatched")
      return Response.json(await env.DB.prepare("SELECT COUNT(*) AS n FROM dispatches").first("n"));
    if (pathname !== "/written") return door.fetch(request, env, context);
    const written = env.DB.prepare("SELECT COUNT(*) AS n FROM levels WHERE available = ?");
    return Response.json(await written.bind(Number(searchParams.get("available"))).first("n"));
  },
  queue: (batch, env) => consumeInbox(batch, env),
} satisfies ExportedHandler<Env, InboxMessage>;
