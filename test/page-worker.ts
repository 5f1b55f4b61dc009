import * as build from "virtual:remix/server-build";
import { createRequestHandler } from "@remix-run/cloudflare";
import { createWorker } from "../workers/doors";
import { failuresQuoted } from "../workers/failures-quoted";

const render = createRequestHandler(failuresQuoted(build), "test");

export default createWorker((request, context) => render(request, context));
