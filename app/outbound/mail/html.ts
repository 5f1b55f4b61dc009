const MARK = Symbol("html");

/** Markup that may stand as it is. */
export type Html = { [MARK]: string };

/** Writes markup: whatever is put in is escaped, unless it is markup itself. */
export const html = (parts: TemplateStringsArray, ...values: (string | number | Html | Html[])[]): Html => ({
  [MARK]: parts.map((part, index) => part + (index < values.length ? markupOf(values[index] ?? "") : "")).join(""),
});

export const htmlText = (markup: Html) => markup[MARK];

function markupOf(value: string | number | Html | Html[]): string {
  if (Array.isArray(value)) return value.map(htmlText).join("");
  return typeof value === "object" ? htmlText(value) : String(value).replace(/[&<>"']/g, (sign) => ESCAPED[sign] ?? "");
}

const ESCAPED: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
