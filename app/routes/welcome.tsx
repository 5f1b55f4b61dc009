import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { renderToStaticMarkup } from "react-dom/server";

/** What anyone sees outside Shopify's admin. A page of its own: App Bridge has no place here, nor does Polaris. */
export function loader({ request }: LoaderFunctionArgs) {
  const problem = new URL(request.url).searchParams.get("problem") === "shop";
  return new Response(`<!doctype html>${renderToStaticMarkup(<Welcome problem={problem} />)}`, {
    status: problem ? 400 : 200,
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}

function Welcome({ problem }: { problem: boolean }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Evenstock: what to reorder, when, and how much</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <h1>Evenstock</h1>
          <p>
            Inventory for Shopify shops. Evenstock learns from your sales how fast each variant sells, and tells you
            what to reorder, when, and how much, before it runs out.
          </p>
          <InstallForm problem={problem} />
          <p className="soft">Already installed? Open Evenstock from Apps in your Shopify admin.</p>
        </main>
      </body>
    </html>
  );
}

function InstallForm({ problem }: { problem: boolean }) {
  return (
    <form method="get" action="/auth">
      <label htmlFor="shop">Your shop&rsquo;s address</label>
      <input
        id="shop"
        name="shop"
        required
        placeholder="your-shop.myshopify.com"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem || undefined}
        aria-describedby={problem ? "shop-problem" : undefined}
      />
      {problem && (
        <p id="shop-problem" className="problem" role="alert">
          That is not a shop&rsquo;s address. It ends in .myshopify.com; you find it under Settings, Domains.
        </p>
      )}
      <button type="submit">Install</button>
    </form>
  );
}

const STYLE = `
  body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: #303030; background: #f1f1f1; }
  main { max-width: 30rem; margin: 12vh auto 2rem; padding: 2rem; background: #fff; border-radius: 12px; box-shadow: 0 1px 2px #0002; }
  h1 { margin: 0 0 .5rem; font-size: 1.5rem; }
  form { margin: 1.5rem 0; }
  label { display: block; font-weight: 600; margin-bottom: .25rem; }
  input { box-sizing: border-box; width: 100%; padding: .5rem .75rem; font: inherit; border: 1px solid #8a8a8a; border-radius: 8px; }
  input[aria-invalid] { border-color: #8e1f0b; background: #fff5f4; }
  button { margin-top: .75rem; padding: .5rem 1rem; font: inherit; font-weight: 600; color: #fff; background: #303030; border: 0; border-radius: 8px; cursor: pointer; }
  .problem { margin: .25rem 0 0; color: #8e1f0b; }
  .soft { margin: 0; color: #616161; font-size: .875rem; }
  @media (max-width: 34rem) { main { margin: 0; border-radius: 0; min-height: 100vh; box-sizing: border-box; } }
`;
