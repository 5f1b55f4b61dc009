import type { Settings } from "../env";
import { appAddress, shopifyAddress } from "../shopify/origin";

interface FramePage {
  title: string;
  /** What happened, and what was kept. */
  said: string[];
  links: { text: string; href: string }[];
  /** In seconds: a page that is on its way says nothing before. */
  after?: number;
}

type Origins = Pick<Settings, "SHOPIFY_ORIGIN" | "SHOPIFY_API_KEY">;

/** A page of ours within the admin's frame where the app cannot be drawn. It runs nothing, and its links lead out of the frame. */
const framePage = (page: FramePage, status: number): Response =>
  new Response(frameHtml(page), { status, headers: { "content-type": "text/html; charset=utf-8" } });

export const frameHtml = (page: FramePage, head = "") => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escaped(page.title)}</title>
    ${head}
    <style>${STYLE}${page.after === undefined ? "" : shownAfter(page.after)}</style>
  </head>
  <body>
    <main>
      <h1>${escaped(page.title)}</h1>
      ${page.said.map((text) => `<p>${escaped(text)}</p>`).join("\n      ")}
      <p class="ways">${page.links.map(({ text, href }) => `<a href="${escaped(href)}" target="_top">${escaped(text)}</a>`).join(" ")}</p>
    </main>
  </body>
</html>`;

/** Shopify, or the merchant, does not let the app at this shop. */
export const refusedPage = (settings: Origins, shop: string) =>
  framePage(
    {
      title: "Evenstock cannot open this shop",
      said: [
        "Shopify does not let Evenstock in: it was uninstalled, or what it may do has not been agreed to.",
        "Nothing of the shop was changed by this. Open it again, and agree to what Shopify asks; or install it from your admin.",
      ],
      links: waysOut(settings, shop),
    },
    403,
  );

/** The page itself failed, before anything of it could be sent. `requestId` is what its line in the log is found by. */
export const failedPage = (settings: Origins, shop: string | null, requestId: string) =>
  framePage(
    {
      title: "This page could not be shown",
      said: [
        "Something failed on our side, or took too long.",
        "Everything saved earlier is safe. If you were saving just now, check that it went through. Try again in a minute.",
        `If it stays so, tell support this number: ${requestId}.`,
      ],
      links: waysOut(settings, shop),
    },
    503,
  );

/** Shown where the admin gives no session in so many seconds: it has ended, or its script does not load. */
export const waitingForSession = (settings: Origins, shop: string | null): FramePage => ({
  title: "Evenstock is waiting for Shopify",
  said: [
    "Your session in Shopify's admin may have ended, or its scripts are kept from loading.",
    "Nothing is lost: sign in again, and open Evenstock from there.",
  ],
  links: waysOut(settings, shop),
  after: 8,
});

function waysOut(settings: Origins, shop: string | null) {
  const admin = { text: "Go to Shopify's admin", href: shopifyAddress(settings, "https://admin.shopify.com") };
  return shop === null ? [admin] : [{ text: "Open Evenstock again", href: appAddress(settings, shop) }, admin];
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const STYLE = `
      body { margin: 0; font: 14px/1.5 Inter, system-ui, sans-serif; color: #303030; background: #f1f1f1; }
      main { max-width: 36rem; margin: 3rem auto; padding: 1.5rem; background: #fff; border-radius: 12px; box-shadow: 0 1px 3px #0003; }
      h1 { margin: 0 0 1rem; font-size: 1.25rem; }
      .ways a { display: inline-block; margin: .5rem 1rem 0 0; color: #005bd3; }
      :focus-visible { outline: 2px solid #005bd3; outline-offset: 2px; }
    `;

const shownAfter = (seconds: number) => `
      main { visibility: hidden; animation: shown 0s ${seconds}s forwards; }
      @keyframes shown { to { visibility: visible; } }
    `;
