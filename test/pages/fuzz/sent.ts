import { addressOf } from "./doors";
import { type Example, TOKEN } from "./examples";

const FORM = "application/x-www-form-urlencoded";

/** An example as its page sends it. */
export function asSent(
  path: string,
  example: Example,
  token: string,
): { address: string; body: BodyInit; headers: Record<string, string> } {
  const { path: words = {}, query = {}, json, bytes, field } = example;
  const named = addressOf(path, (name) => words[name] ?? "1");
  const search = `${new URLSearchParams(query)}`;
  const address = search ? `${named}${named.includes("?") ? "&" : "?"}${search}` : named;
  if (json !== undefined)
    return {
      address,
      body: JSON.stringify(json).replaceAll(TOKEN, token),
      headers: { "content-type": "application/json" },
    };
  if (bytes && field) {
    const body = new FormData();
    body.append(field, new Blob([bytes], { type: "image/png" }), "a.png");
    return { address, body, headers: {} };
  }
  if (bytes) return { address, body: bytes, headers: { "content-type": "application/octet-stream" } };
  return { address, body: encodedForm(filled(example, token)), headers: { "content-type": FORM } };
}

/** Each field with each of its texts, a token in place of what stands for one. */
export const filled = ({ form = {} }: Example, token: string): [string, string][] =>
  Object.entries(form).flatMap(([name, value]) =>
    [value ?? []].flat().map((text): [string, string] => [name, text.replaceAll(TOKEN, token)]),
  );

export const encodedForm = (fields: [string, string][]) => fields.map((pair) => pair.map(encoded).join("=")).join("&");

/** As an address holds it, which holds no half of a letter. */
export const encoded = (text: string) => encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, "\ufffd"));
