import * as build from "virtual:remix/server-build";
import { createWorker } from "../workers/doors";
import { rendererOf } from "../workers/renderer";

export default createWorker(rendererOf(build, "test"));
