import * as z from "zod";
import { trimmed } from "../words/trimmed";

/** A text of so many letters at most, as a form or a file tells it; a blank one is null. Lines end as they do everywhere. */
export const textTyped = (most: number) =>
  z
    .string()
    .overwrite((text) => trimmed(text.replaceAll("\r\n", "\n")))
    .max(most, { error: `Keep it under ${most} letters.`, abort: true })
    .transform((text) => (text === "" ? null : text));
