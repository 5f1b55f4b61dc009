import { createElement, Fragment, type ReactNode } from "react";

/** One sentence of words and of what stands among them as an element: a link, a day. Its order is the language's. */
export const sentence = (...parts: ReactNode[]) => createElement(Fragment, null, ...parts);
