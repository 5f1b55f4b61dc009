/** In place of a header's value, which is shown to nobody once it is saved. */
export const HIDDEN_VALUE = "••••";

const MOST_LINES = 50;

/** Name → value, of lines such as "X-Token: abc"; undefined where a line is none. A name that stands twice has its last value. */
export function headersTyped(text: string): Record<string, string> | undefined {
  const lines = text
    .split("\n")
    .slice(0, MOST_LINES)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.some((line) => line.indexOf(":") < 1)) return undefined;
  return Object.fromEntries(lines.map((line) => [nameIn(line), line.slice(line.indexOf(":") + 1).trim()]));
}

const nameIn = (line: string) => line.slice(0, line.indexOf(":")).trim().toLowerCase();

/** Headers that are saved: their names, with their values hidden. */
export const headerLines = (names: readonly string[]) => names.map((name) => `${name}: ${HIDDEN_VALUE}`).join("\n");
