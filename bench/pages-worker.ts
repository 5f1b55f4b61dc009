// The app as it is deployed, and beside it its pages once more from elements that it was given.
import * as build from "../build/server";
import { createWorker } from "../workers/doors";
import { rendererOf } from "../workers/rooms";
import { bareDocument, type Element } from "./bare-page";

const app = createWorker(rendererOf(build, "production"));
let bare: Element = ["main", "", []];

/** A line for each page is no news here. */
console.log = () => undefined;

export default {
  async fetch(request, env, context) {
    if (new URL(request.url).pathname !== "/bare") return app.fetch(request, env, context);
    if (request.method === "PUT") bare = await request.json();
    return new Response(await bareDocument(bare));
  },
} satisfies ExportedHandler<Env>;
