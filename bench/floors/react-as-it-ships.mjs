// By their paths: under their names stand those that wrangler.toml puts in their place.
export { jsx } from "../../node_modules/react/cjs/react-jsx-runtime.production.min.js";
export { renderToReadableStream } from "../../node_modules/react-dom/cjs/react-dom-server.browser.production.min.js";
