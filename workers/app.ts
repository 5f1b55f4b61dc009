import { createRequestHandler } from "@remix-run/cloudflare";
import * as build from "../build/server";
import { createWorker } from "./doors";
import { failuresQuoted } from "./failures-quoted";

const render = createRequestHandler(failuresQuoted(build), "production");

export default createWorker((request, context) => render(request, context));
