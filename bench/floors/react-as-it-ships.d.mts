export { jsx } from "react/jsx-runtime";
export { renderToReadableStream } from "react-dom/server";
