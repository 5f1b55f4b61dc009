// The app as it is deployed, and beside it its pages once more from elements that it was given, drawn by either renderer.
import * as quick from "react/jsx-runtime";
import { renderToReadableStream } from "react-dom/server";
import * as build from "../build/server";
import { createWorker } from "../workers/doors";
import { rendererOf } from "../workers/renderer";
import { bareDocument, type Element, type Floor } from "./floors/bare-page";
import * as asItShips from "./floors/react-as-it-ships.mjs";

const app = createWorker(rendererOf(build, "production"));
const FLOORS = new Map<string, Floor>([
  ["/bare", { ...quick, renderToReadableStream }],
  ["/by-react", asItShips],
]);
let bare: Element = ["main", "", []];

/** A line for each page is no news here. */
console.log = () => undefined;

export default {
  async fetch(request, env, context) {
    const floor = FLOORS.get(new URL(request.url).pathname);
    if (!floor) return app.fetch(request, env, context);
    if (request.method === "PUT") bare = await request.json();
    return new Response(await bareDocument(bare, floor));
  },
} satisfies ExportedHandler<Env>;
