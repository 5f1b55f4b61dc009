import * as z from "zod";
import { type Parsed, parsed } from "../../forms/parsed";
import { trimmed } from "../../words/trimmed";
import { SCOPE_NAMES, type Scope } from "./scopes";

export interface WantedKey {
  name: string;
  scopes: Scope[];
}

const wanted = z.object({
  name: z
    .string()
    .overwrite(trimmed)
    .min(1, "Say what the key is for, such as the system that will have it.")
    .max(100, "That name is too long."),
  scopes: z
    .array(z.enum(SCOPE_NAMES, "There is no such permission."))
    .min(1, "Choose at least one.")
    .transform((scopes) => SCOPE_NAMES.filter((scope) => scopes.includes(scope))),
});

export const parseWantedKey = (form: FormData): Parsed<WantedKey> =>
  parsed(wanted.safeParse({ name: form.get("name") ?? "", scopes: form.getAll("scopes") }));
