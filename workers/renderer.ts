import { createRequestHandler, type ServerBuild } from "@remix-run/cloudflare";
import { failuresQuoted } from "./failures-quoted";
import type { Render } from "./pages";

/**
 * Draws the pages of a build. For one page Remix sorts all of its build's addresses and tries them one by one, up to six times over,
 * which was a sixth of what a page took: so it is given only those that begin with the same word.
 */
export function rendererOf(build: ServerBuild, mode: "production" | "test"): Render {
  const quoted = failuresQuoted(build);
  const whole = createRequestHandler(quoted, mode);
  const rooms = new Map<string | undefined, Render>(
    roomsOf(quoted).map(([word, room]) => [word, createRequestHandler(room, mode)]),
  );
  return (request, context) => {
    const render = rooms.get(firstWordOf(new URL(request.url).pathname)) ?? whole;
    return render(request, context);
  };
}

/** A build for each first word of an address. What has none of its own, as Home and the page of what is not there, is in each. */
export function roomsOf(build: ServerBuild): [word: string, room: ServerBuild][] {
  const wordOfEach = Object.keys(build.routes).map((id) => [id, wordOf(build, id)] as const);
  return [...new Set(wordOfEach.map(([, word]) => word))].map((word) => {
    const ids = wordOfEach.flatMap(([id, own]) => (own === word || own === HOME ? [id] : []));
    return [word, holding(build, new Set(ids))];
  });
}

const HOME = "";

/** As the router would read it; undefined where it might read it otherwise, as in capitals, or where it is none of a page's. */
export function firstWordOf(pathname: string) {
  if (pathname === "/" || pathname === "/_root.data") return HOME;
  const word = pathname.split("/", 2)[1]?.replace(/\.data$/, "") ?? "";
  return /^[a-z-]+$/.test(word) ? word : undefined;
}

function wordOf(build: ServerBuild, id: string): string {
  const { parentId, path } = build.routes[id] ?? {};
  if (parentId && parentId !== "root") return wordOf(build, parentId);
  return (path && firstWordOf(`/${path}`)) || HOME;
}

function holding(build: ServerBuild, ids: Set<string>): ServerBuild {
  const held = <T>(routes: Record<string, T>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => ids.has(id)));
  return { ...build, routes: held(build.routes), assets: { ...build.assets, routes: held(build.assets.routes) } };
}
