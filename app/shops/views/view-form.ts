import * as z from "zod";
import { type Parsed, parsed } from "../../forms/parsed";
import { LONGEST_NAME, searchOf, VIEW_PAGES } from "./saved-view";

const LONGEST_SEARCH = 1000;

const NAME = z
  .string()
  .trim()
  .min(1, "Give the view a name.")
  .max(LONGEST_NAME, `Keep the name to ${LONGEST_NAME} characters.`);

const viewForm = z.object({
  page: z.enum(VIEW_PAGES),
  name: NAME,
  search: z
    .string()
    .max(LONGEST_SEARCH, "This search is too long to be saved.")
    .transform((text) => searchOf(`?${text}`)),
  /** A view of that name is to show this from now on. */
  replace: z.literal("yes").optional(),
});

export type NewView = z.infer<typeof viewForm>;

export const parseView = (form: FormData): Parsed<NewView> => parsed(viewForm.safeParse(Object.fromEntries(form)));

export const parseViewName = (form: FormData): Parsed<{ name: string }> =>
  parsed(z.object({ name: NAME }).safeParse(Object.fromEntries(form)));
