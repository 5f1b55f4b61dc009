import { withoutNul } from "../forms/without-nul";

const FORMS = new Set(["application/x-www-form-urlencoded", "multipart/form-data"]);

/**
 * The form that a page sends, without the NULs that no person types. Throws 415 where the body is no form, 400 where it
 * is a broken one.
 */
export async function formIn(request: Request): Promise<FormData> {
  if (!FORMS.has(mediaType(request))) throw new Response("A form is wanted.", { status: 415 });
  const sent = await request.formData().catch(() => {
    throw new Response("The form cannot be read.", { status: 400 });
  });
  const form = new FormData();
  for (const [name, value] of sent) form.append(name, withoutNul(value));
  return form;
}

const mediaType = (request: Request) =>
  (request.headers.get("content-type") ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
