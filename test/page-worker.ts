import * as build from "virtual:remix/server-build";
import { createRequestHandler } from "@remix-run/cloudflare";
import { createWorker } from "../workers/doors";

const render = createRequestHandler(build, "test");

export default createWorker((request, context) => render(request, context));
