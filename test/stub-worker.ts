import { createWorker } from "../workers/doors";

export default createWorker(async () => new Response("a page"));
