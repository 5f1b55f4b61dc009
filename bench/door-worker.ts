// The door as it is deployed, and behind it a consumer that acknowledges.
import { createWorker } from "../workers/doors";
import { acknowledged } from "./acknowledged";

const door = createWorker(async () => new Response(null, { status: 404 }));

export default { fetch: door.fetch, queue: acknowledged } satisfies ExportedHandler<Env>;
