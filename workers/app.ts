import * as build from "../build/server";
import { createWorker } from "./doors";
import { rendererOf } from "./rooms";

export default createWorker(rendererOf(build, "production"));
