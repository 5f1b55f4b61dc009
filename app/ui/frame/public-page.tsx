import type { ReactNode } from "react";
import { renderToReadableStream } from "react-dom/server";
import { PUBLIC } from "./public-words";

/** A page for anyone, outside Shopify's admin: App Bridge has no place here, nor does Polaris, and nothing runs. */
export async function publicPage(title: string, content: ReactNode, status = 200) {
  const page = await renderToReadableStream(<PublicPage title={title}>{content}</PublicPage>);
  return new Response(page, {
    status,
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}

/** A mail address that opens a mail; where the operator has given none, who else to ask. */
export const Contact = ({ email }: { email: string | undefined }) =>
  email ? <a href={`mailto:${email}`}>{email}</a> : PUBLIC.publicPage.contact;

const VIEWPORT = "width=device-width, initial-scale=1";

const PublicPage = ({ title, children }: { title: string; children: ReactNode }) => (
  <html lang="en">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content={VIEWPORT} />
      <meta name="description" content={PUBLIC.publicPage.description} />
      <title>{title}</title>
      <link rel="icon" href="/icon.svg" />
      <style>{STYLE}</style>
    </head>
    <body>
      <header>
        <a className="brand" href="/welcome">
          <img src="/icon.svg" alt="" width={28} height={28} />
          {PUBLIC.publicPage.name}
        </a>
      </header>
      <main>{children}</main>
      <footer>
        <a href="/welcome">{PUBLIC.install}</a>
        <a href="/support">{PUBLIC.supportLabel}</a>
        <a href="/privacy">{PUBLIC.privacyLabel}</a>
      </footer>
    </body>
  </html>
);

const STYLE = `
  * { box-sizing: border-box; }
  body { margin: 0; font: 16px/1.55 system-ui, sans-serif; color: #303030; background: #f6f6f4; min-height: 100vh; display: flex; flex-direction: column; }
  header, main, footer { width: 100%; max-width: 62rem; margin: 0 auto; padding: 1rem 1.5rem; }
  main { flex: 1; }
  footer { display: flex; gap: 1.5rem; padding-block: 2rem; font-size: .875rem; }
  a { color: #0b5f56; }
  .brand { display: inline-flex; gap: .6rem; align-items: center; font-weight: 650; color: #303030; text-decoration: none; }
  .brand img { display: block; }
  h1 { margin: 1.5rem 0 1rem; font-size: clamp(1.75rem, 5vw, 2.5rem); line-height: 1.15; letter-spacing: -.01em; text-wrap: balance; }
  h2 { margin: 2rem 0 .5rem; font-size: 1.125rem; }
  p, ul, dl { margin: 0 0 1rem; max-width: 40rem; }
  ul { padding-left: 1.25rem; }
  li { margin-bottom: .35rem; }
  .lead { font-size: 1.125rem; }
  .split { display: grid; grid-template-columns: 1fr minmax(0, 24rem); gap: 3rem; align-items: center; padding-block: 2rem; }
  .points { display: grid; grid-template-columns: repeat(3, 1fr); gap: 2rem; padding-block: 1rem 2rem; border-top: 1px solid #dedede; }
  .points p { margin: 0; }
  .card { padding: 1.5rem; background: #fff; border-radius: 12px; box-shadow: 0 1px 3px #0003; }
  .card h2 { margin: 0 0 .75rem; }
  .card dl { display: grid; grid-template-columns: 1fr auto; gap: .35rem 0; margin: 0 0 .75rem; }
  .card dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
  .card .total { padding-top: .5rem; border-top: 1px solid #dedede; font-weight: 650; }
  .card p { margin: 0; }
  form { margin: 1.5rem 0 .75rem; max-width: 30rem; }
  label { display: block; font-weight: 600; margin-bottom: .25rem; }
  .field { display: flex; gap: .5rem; }
  input { flex: 1; min-width: 0; padding: .55rem .75rem; font: inherit; border: 1px solid #767676; border-radius: 8px; background: #fff; }
  input[aria-invalid] { border-color: #8e1f0b; background: #fff5f4; }
  button { padding: .55rem 1.1rem; font: inherit; font-weight: 600; color: #fff; background: #0b5f56; border: 0; border-radius: 8px; cursor: pointer; }
  button:hover { background: #084a43; }
  :focus-visible { outline: 2px solid #0b5f56; outline-offset: 2px; }
  .problem { margin: .35rem 0 0; color: #8e1f0b; }
  .soft { color: #5c5c5c; font-size: .875rem; }
  @media (max-width: 52rem) { .split, .points { grid-template-columns: 1fr; gap: 1.25rem; } .split { padding-block: .5rem 1.5rem; } }
`;
