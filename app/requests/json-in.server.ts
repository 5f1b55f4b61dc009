import { withoutNul } from "../forms/without-nul";

/** The JSON that a page sends, a file's rows say, without NULs; undefined where it is none. */
export const jsonIn = (request: Request): Promise<unknown> =>
  request
    .text()
    .then((text) => JSON.parse(text, (_, value: unknown) => withoutNul(value)))
    .catch(() => undefined);
