// Stands in the Worker's build for `@remix-run/cloudflare`, a CommonJS package that brings all of Remix's server along: what of it
// is asked for here. An import of more fails the build.
import { sign, unsign } from "@remix-run/cloudflare/dist/crypto.js";
import { createCookieFactory } from "@remix-run/server-runtime";

export { createRequestHandler, redirect } from "@remix-run/server-runtime";
export const createCookie = createCookieFactory({ sign, unsign });
