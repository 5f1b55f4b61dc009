import type { ActionFunction, LoaderFunction, ServerBuild } from "@remix-run/cloudflare";

/**
 * The pages with each failure of a loader or an action told in the request's line, and answered with the id of that line.
 * Remix would write it into a line of its own, and tell the page nothing.
 */
export const failuresQuoted = (build: ServerBuild): ServerBuild => ({
  ...build,
  routes: Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      const { loader, action } = route?.module ?? {};
      const module = {
        ...route?.module,
        ...(loader && { loader: quoted(loader) }),
        ...(action && { action: quoted(action) }),
      };
      return [id, { ...route, module }];
    }),
  ) as ServerBuild["routes"],
});

const quoted =
  (work: LoaderFunction | ActionFunction): LoaderFunction & ActionFunction =>
  async (...asked: Parameters<LoaderFunction>) => {
    try {
      return await work(...asked);
    } catch (error) {
      // What is not allowed, or not there.
      if (error instanceof Response) throw error;
      const { line } = asked[0].context;
      line.failed(error);
      throw Response.json({ requestId: line.id }, { status: 500 });
    }
  };
