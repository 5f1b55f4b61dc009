import * as build from "virtual:remix/server-build";
import { createWorker } from "../workers/doors";
import { rendererOf } from "../workers/rooms";

export default createWorker(rendererOf(build, "test"));
