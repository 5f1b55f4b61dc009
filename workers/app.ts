import * as build from "../build/server";
import { createWorker } from "./doors";
import { rendererOf } from "./renderer";

export default createWorker(rendererOf(build, "production"));
