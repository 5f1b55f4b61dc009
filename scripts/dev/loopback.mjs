import { subscribe, unsubscribe } from "node:diagnostics_channel";

const BEGAN = "http.server.request.start";

/**
 * Keeps open what the local runtime asks Miniflare over. Node shuts such a connection after five idle seconds; a runtime whose
 * one thread worked for longer learns it only by what it asks next, and where that is a queue's line in the log, the queue
 * hands out no batch ever again. Answers with what leaves them to Node again.
 */
export function keepLoopbackOpen() {
  subscribe(BEGAN, neverIdle);
  return () => void unsubscribe(BEGAN, neverIdle);
}

function neverIdle({ server }) {
  server.keepAliveTimeout = 0;
}
