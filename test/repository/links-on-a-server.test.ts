import { resolve } from "node:path";
import type { LinkProps, Link as RemixLink } from "@remix-run/react";
import { createElement, useId } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { MemoryRouter } from "react-router-dom";
import { expect, test } from "vitest";
import { Link } from "../../scripts/stand-ins/remix-react-on-a-server.mjs";

const Numbered = () => createElement("i", { id: useId() }, "name & title");

const links: LinkProps[] = [
  ...["/", "/products/181", "/products?tag=a%20b&location=2", "/products#stock", "/products/?q=a#stock"],
  // These may come to be others where they stand.
  ...["", "?tab=out", "#stock", "181", "../orders", "/products?", "/products#", "/products?#", "//a.example/b"],
  ...["/products//181", "/products/../orders", "/./orders", "/products/..", "/products/.?tab=out"],
  "https://a.example/b",
  { pathname: "/products", search: "tag=a" },
].map((to) => ({ to }));

const told: LinkProps[] = [
  { to: "/products", className: "Row & cell", "aria-label": "“Łódź”", id: "one", style: { width: 3 } },
  { to: "/products", target: "_blank", rel: "noreferrer", onClick: () => undefined, onFocus: () => undefined },
  { to: "/products", prefetch: "intent", replace: true, state: { from: "here" }, preventScrollReset: true },
  { to: "/products", discover: "none" },
  { to: "/products", reloadDocument: true, relative: "path", viewTransition: true },
];

test.each([...links, ...told])("A link drawn by the Worker is as Remix draws it: %o", async (props) => {
  const own: { Link: typeof RemixLink } = await import(
    /* @vite-ignore */ resolve("node_modules/@remix-run/react/dist/esm/index.js")
  );
  const drawn = (link: typeof RemixLink) =>
    renderToStaticMarkup(
      createElement(
        MemoryRouter,
        { initialEntries: ["/orders/5?page=2"] },
        createElement(link, props, createElement(Numbered)),
        createElement(Numbered),
      ),
    );
  expect(drawn(Link)).toBe(drawn(own.Link));
  expect(drawn(Link)).toContain("name &amp; title");
});
