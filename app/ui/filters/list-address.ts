/** A list's address with other choices in it; an empty one is taken out. The list's own parser makes sense of it. */
export function withChoices(address: string, choices: Record<string, string>): string {
  const { pathname, search } = partsOf(address);
  for (const [name, value] of Object.entries(choices)) {
    if (value === "") search.delete(name);
    else search.set(name, value);
  }
  return search.size > 0 ? `${pathname}?${search}` : pathname;
}

/** What a form to this list carries along, beside the fields that it shows. */
export function keptBeside(address: string, fields: readonly string[]) {
  const { pathname, search } = partsOf(address);
  return { pathname, kept: [...search].filter(([name]) => !fields.includes(name)) };
}

function partsOf(address: string) {
  const [pathname = "", search] = address.split("?");
  return { pathname, search: new URLSearchParams(search) };
}
