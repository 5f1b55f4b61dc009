// Stands in the Worker's build for `react/jsx-runtime`: what stands behind an element in JSX is an object made for it, so that it is taken
// as it is, where React copies it attribute by attribute. What React reads out of it is left to React.
import { createElement } from "react";

export { Fragment } from "react";

const ELEMENT = Symbol.for("react.element");

export function jsx(type, props, key) {
  if ("key" in props || "ref" in props || type?.defaultProps) return createElement(type, { key, ...props });
  return { $$typeof: ELEMENT, type, key: key === undefined ? null : `${key}`, ref: null, props, _owner: null };
}

export { jsx as jsxs };
