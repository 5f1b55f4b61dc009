// Stands in the Worker's build for `@remix-run/react`: the same but for links, fifty a list. Nobody presses one on a server, so that what
// listens there, and what its address is once more for each listener, need not be worked out.
import { createElement, forwardRef } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { Link as WholeLink } from "../../node_modules/@remix-run/react/dist/esm/index.js";

export * from "../../node_modules/@remix-run/react/dist/esm/index.js";

/** Draws what Remix's own does: its attributes in their order, in a fragment of two, of which React counts its ids. */
export const Link = forwardRef(function Link(props, ref) {
  if (!FROM_THE_ROOT.test(props.to)) return createElement(WholeLink, { ...props, ref });
  const { to, discover = "render", prefetch, target, ...others } = props;
  const { onClick, relative, reloadDocument, replace, state, preventScrollReset, viewTransition, ...attributes } =
    others;
  attributes["data-discover"] = discover === "render" && !reloadDocument ? "true" : undefined;
  attributes.href = to;
  attributes.target = target;
  return jsxs(Fragment, { children: [jsx("a", attributes), null] });
});

/** An address that stays as it is, wherever it stands: no part of its path is empty or may go up. */
const FROM_THE_ROOT = /^(?=\/)(?:\/[^/?#.][^/?#]*)*\/?(?:\?[^#]+)?(?:#.+)?$/;
