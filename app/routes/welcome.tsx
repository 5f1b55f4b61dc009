import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { publicPage } from "../ui/frame/public-page";

/** What anyone sees who opens the app's address outside Shopify's admin. */
export function loader({ request }: LoaderFunctionArgs) {
  const problem = new URL(request.url).searchParams.get("problem") === "shop";
  return publicPage(
    "Evenstock: what to reorder, when, and how much",
    <Welcome problem={problem} />,
    problem ? 400 : 200,
  );
}

const Welcome = ({ problem }: { problem: boolean }) => (
  <>
    <div className="split">
      <div>
        <h1>Know what to reorder before it runs out</h1>
        <p className="lead">
          Evenstock learns from your Shopify sales how fast each variant sells while it is in stock, and tells you what
          to reorder, when, and how much.
        </p>
        <InstallForm problem={problem} />
        <p className="soft">Already installed? Open Evenstock from Apps in your Shopify admin.</p>
        <p className="soft">
          Coming from Stocky? Bring the files that you saved: suppliers, and old purchase orders, from which lead times
          are measured.
        </p>
      </div>
      <Example />
    </div>
    <div className="points">
      <Point title="Every number can be checked">
        The page shows the sum behind each figure, down to the days that were left out because the shelf was empty.
      </Point>
      <Point title="Alerts while there is time">
        An alert opens when what you have, and what is on its way, no longer lasts as long as your supplier takes.
      </Point>
      <Point title="Your buyers stay yours">
        Evenstock keeps units and days, never who bought. <a href="/privacy">What is stored</a>.
      </Point>
    </div>
  </>
);

const Point = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section>
    <h2>{title}</h2>
    <p>{children}</p>
  </section>
);

/** The sums are those of the reorder rule: ⌈5 × 7 + 10⌉ = 45, and 5 × (7 + 30) + 10 − 40 = 155, in cases of 24. */
const Example = () => (
  <section className="card" aria-labelledby="example">
    <h2 id="example">For example: a blue mug</h2>
    <dl>
      <dt>Sold a day while in stock</dt>
      <dd>5.0</dd>
      <dt>Lead time</dt>
      <dd>7 days</dd>
      <dt>Safety stock</dt>
      <dd>10 units</dd>
      <dt className="total">Reorder point</dt>
      <dd className="total">45 units</dd>
      <dt>Available</dt>
      <dd>40 units</dd>
    </dl>
    <p>
      <strong>Order 168 now:</strong> 7 cases of 24, enough for 30 days after they arrive.
    </p>
  </section>
);

const InstallForm = ({ problem }: { problem: boolean }) => (
  <form method="get" action="/auth">
    <label htmlFor="shop">Your shop&rsquo;s address</label>
    <div className="field">
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
      <button type="submit">Install</button>
    </div>
    {problem && (
      <p id="shop-problem" className="problem" role="alert">
        That is not a shop&rsquo;s address. It ends in .myshopify.com; you find it under Settings, Domains.
      </p>
    )}
  </form>
);
