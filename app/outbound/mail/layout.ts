import { type Html, html, htmlText } from "./html";
import type { Mail } from "./mail";

/** A passage of a mail, in both of its parts. */
export type Passage = { html: Html; text: string };

export const paragraph = (text: string): Passage => ({ html: html`<p style="margin:0 0 16px">${text}</p>`, text });

export const button = (label: string, address: string): Passage => ({
  html: html`<p style="margin:24px 0"><a href="${address}" style="display:inline-block;padding:10px 16px;border-radius:8px;background:#303030;color:#fff;font-weight:600;text-decoration:none">${label}</a></p>`,
  text: `${label}: ${address}`,
});

/** What is told of one thing: a sentence, some lines, and where to read on. */
export const section = (
  title: string,
  says: string,
  lines: string[],
  ...links: { label: string; address: string }[]
): Passage => ({
  html: html`<div style="margin:0 0 24px"><h2 style="margin:0 0 4px;font-size:18px;line-height:1.3">${title}</h2><p style="margin:0 0 8px">${says}</p>${lines.map((line) => html`<div style="padding:6px 0;border-top:1px solid #e3e3e3">${line}</div>`)}<p style="margin:8px 0 0">${links.map(({ label, address }) => html`<a href="${address}" style="display:inline-block;margin:0 16px 0 0;color:#005bd3;font-weight:600">${label}</a> `)}</p></div>`,
  text: [
    title.toUpperCase(),
    says,
    ...lines.map((line) => `- ${line}`),
    ...links.map(({ label, address }) => `${label}: ${address}`),
  ].join("\n"),
});

/** One column, no pictures, styles in place: what mail readers on a phone show as it is meant. */
export const mailOf = (subject: string, passages: Passage[], foot: string): Mail => ({
  subject: subject.replace(/\s+/g, " ").slice(0, 200),
  text: `${[...passages.map(({ text }) => text), "--", foot].join("\n\n")}\n`,
  html: htmlText(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${subject}</title>
</head>
<body style="margin:0;background:#f1f1f1;color:#303030;font:16px/1.5 -apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<div style="max-width:600px;margin:0 auto;padding:24px 12px">
<div style="background:#fff;border-radius:12px;padding:20px;overflow-wrap:anywhere">
${passages.map((passage) => passage.html)}
</div>
<p style="margin:16px 8px;color:#616161;font-size:13px">${foot}</p>
</div>
</body>
</html>`),
});
