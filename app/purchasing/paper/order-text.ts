import type { OrderDocument, Party } from "./order-document";

/** The order as plain text: what a chat or a form takes, and the plain part of its mail. */
export function orderText(document: OrderDocument): string {
  const { title, number, company, shipTo, facts, columns, rows, totals, passages } = document;
  const heading = (name: string) => columns.findIndex((column) => column.name.startsWith(name));
  const [amount, unit] = [heading("Amount"), heading("Unit cost")];
  const lines = rows.map((cells) => {
    const at = (index: number) => cells[index]?.text ?? "";
    const codes = cells.filter(({ text }, index) => columns[index]?.kind === "code" && text).map(({ text }) => text);
    const [description, quantity] = [cells[heading("Description")], cells[heading("Quantity")]];
    const days = description?.beneath ? ` (${description.beneath.replaceAll("\n", "; ")})` : "";
    const packs = quantity?.beneath ? ` (${quantity.beneath})` : "";
    return [
      `${at(0)}. ${[...codes, `${description?.text ?? ""}${days}`].join(" – ")}`,
      `   ${quantity?.text}${packs} at ${at(unit)} = ${at(amount)}`,
    ].join("\n");
  });
  return [
    [`${title} ${number}`, company.name, ...facts.map(({ name, value }) => `${name}: ${value}`)],
    lines,
    totals.map(({ name, value }) => `${name}: ${value}`),
    shipTo ? ["Ship to:", ...linesOfParty(shipTo)] : [],
    ...passages.map(({ title, text }) => [`${title}:`, text]),
  ]
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n");
}

export const linesOfParty = ({ name, address, email, phone }: Party): string[] =>
  [name, ...address, email ?? "", phone ?? ""].filter((line) => line !== "");
