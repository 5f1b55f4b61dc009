import * as z from "zod";

const token = z.string().regex(/^[\w-]{8,64}$/);

/** What makes a form that comes twice the same form. Throws 400 where it has none: no page of ours sends it so. */
export function formTokenIn(form: FormData): string {
  const read = token.safeParse(form.get("formToken"));
  if (!read.success) throw new Response("The form has no token: open the page anew.", { status: 400 });
  return read.data;
}

export const newFormToken = () => crypto.randomUUID();
