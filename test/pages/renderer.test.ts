import * as build from "virtual:remix/server-build";
import { matchRoutes } from "react-router";
import { expect, it } from "vitest";
import { firstWordOf, roomsOf } from "../../workers/renderer";

const rooms = new Map(roomsOf(build));

/** Of an address, the routes that the router finds among these. */
function found(routes: typeof build.routes, pathname: string) {
  const under = (parentId: string | undefined): Parameters<typeof matchRoutes>[0] =>
    Object.values(routes).flatMap((route) => {
      if (route?.parentId !== parentId) return [];
      const { id, path, index } = route;
      return index ? { id, path, index } : { id, path, children: under(id) };
    });
  return matchRoutes(under(undefined), pathname)?.map(({ route }) => route.id);
}

/** A route's address with its parents' before it, and something where it names what it is of. */
function addressOf(id: string): string {
  const { parentId, path = "" } = build.routes[id] ?? {};
  return `${parentId ? addressOf(parentId) : ""}/${path.replaceAll(/:\w+/g, "7").replace("*", "no/where")}`.replace(
    /\/+/g,
    "/",
  );
}

it("finds every page among the few of its room as it would among all", () => {
  const addresses = Object.keys(build.routes).map(addressOf);
  expect(addresses.length).toBeGreaterThan(100);
  for (const pathname of [...addresses, "/reorder/no/where", "/purchase-orders/7/no"]) {
    const room = rooms.get(firstWordOf(pathname) ?? "whole") ?? build;
    expect([pathname, found(room.routes, pathname)]).toEqual([pathname, found(build.routes, pathname)]);
    expect(Object.keys(room.assets.routes)).toEqual(expect.arrayContaining(found(build.routes, pathname) ?? []));
  }
});

it("holds few in a room", () => {
  expect(rooms.get("")?.routes).toHaveProperty("routes/_index");
  expect(Object.keys(rooms.get("reorder")?.routes ?? {}).length).toBeLessThan(15);
});

it.each(["/Reorder", "/%72eorder", "//reorder", "/__manifest", "/reorder:x"])("tries %s among all", (pathname) => {
  expect(rooms.has(firstWordOf(pathname) ?? "whole")).toBe(false);
});

it("knows the rows of a page by its own word", () => {
  expect(["/reorder.data", "/_root.data", "/products/7.data"].map(firstWordOf)).toEqual(["reorder", "", "products"]);
});
