import { createRequestHandler, type ServerBuild } from "@remix-run/cloudflare";
import * as build from "../build/server";
import { createWorker } from "./doors";

const render = createRequestHandler(build satisfies ServerBuild, "production");

export default createWorker((request, context) => render(request, context));
