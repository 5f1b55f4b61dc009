import { expect, it } from "vitest";
import { html, htmlText } from "../../../app/outbound/mail/html";

it("escapes whatever is put in, in text and in attributes, and nothing twice", () => {
  const inner = html`<b title="${`"x" & 'y'`}">${"<script>"}</b>`;
  expect(htmlText(html`<p>${inner}${[inner]}${5}</p>`)).toBe(
    `<p>${'<b title="&quot;x&quot; &amp; &#39;y&#39;">&lt;script&gt;</b>'.repeat(2)}5</p>`,
  );
});
