import { ask, withToken } from "./visit";

/** A file's rows as a page sends them, headings first. The first row below them is row 2. */
export async function sendRows(door: string, domain: string, lines: string[][], { check = false } = {}) {
  const [headings = [], ...rows] = lines;
  const response = await ask(door, {
    method: "POST",
    headers: { ...(await withToken(domain)), "content-type": "application/json" },
    body: JSON.stringify({
      check,
      rows: rows.map((cells, index) => ({
        number: index + 2,
        cells: Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? ""])),
      })),
    }),
  });
  if (!response.ok) throw new Error(`${door} answered ${response.status}: ${await response.text()}`);
  const { outcomes } = await response.json<{ outcomes: { kind: string; refusals?: Record<string, string> }[] }>();
  return outcomes.map(({ kind, refusals }) => (refusals ? Object.values(refusals).join(" ") : kind));
}

/** A file as it is saved, line by line, without the mark at its beginning. */
export async function fileLines(door: string, domain: string) {
  const response = await ask(door, { headers: await withToken(domain) });
  const text = await response.text();
  return text
    .replace(/^\uFEFF/, "")
    .split("\r\n")
    .slice(0, -1);
}
