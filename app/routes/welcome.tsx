import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { publicPage } from "../ui/frame/public-page";
import { PUBLIC } from "../ui/frame/public-words";

/** What anyone sees who opens the app's address outside Shopify's admin. */
export function loader({ request }: LoaderFunctionArgs) {
  const problem = new URL(request.url).searchParams.get("problem") === "shop";
  return publicPage(PUBLIC.welcome.title, <Welcome problem={problem} />, problem ? 400 : 200);
}

const Welcome = ({ problem }: { problem: boolean }) => (
  <>
    <div className="split">
      <div>
        <h1>{PUBLIC.welcome.heading}</h1>
        <p className="lead">{PUBLIC.welcome.lead}</p>
        <InstallForm problem={problem} />
        <p className="soft">{PUBLIC.welcome.installed}</p>
        <p className="soft">{PUBLIC.welcome.fromStocky}</p>
      </div>
      <Example />
    </div>
    <div className="points">
      <Point title={PUBLIC.welcome.checked}>{PUBLIC.welcome.checkedTold}</Point>
      <Point title={PUBLIC.welcome.alerts}>{PUBLIC.welcome.alertsTold}</Point>
      <Point title={PUBLIC.welcome.buyers}>
        {PUBLIC.welcome.buyersTold(<a href="/privacy">{PUBLIC.welcome.whatIsStored}</a>)}
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
    <h2 id="example">{PUBLIC.welcome.example}</h2>
    <dl>
      <dt>{PUBLIC.welcome.velocity}</dt>
      <dd>5.0</dd>
      <dt>{PUBLIC.welcome.leadTime}</dt>
      <dd>{PUBLIC.welcome.days}</dd>
      <dt>{PUBLIC.welcome.safetyStock}</dt>
      <dd>{PUBLIC.welcome.safetyUnits}</dd>
      <dt className="total">{PUBLIC.welcome.reorderPoint}</dt>
      <dd className="total">{PUBLIC.welcome.reorderUnits}</dd>
      <dt>{PUBLIC.welcome.available}</dt>
      <dd>{PUBLIC.welcome.availableUnits}</dd>
    </dl>
    <p>{PUBLIC.welcome.orderTold(<strong>{PUBLIC.welcome.orderNow}</strong>)}</p>
  </section>
);

const InstallForm = ({ problem }: { problem: boolean }) => (
  <form method="get" action="/auth">
    <label htmlFor="shop">{PUBLIC.welcome.address}</label>
    <div className="field">
      <input
        id="shop"
        name="shop"
        required
        placeholder={PUBLIC.welcome.addressExample}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem || undefined}
        aria-describedby={problem ? "shop-problem" : undefined}
      />
      <button type="submit">{PUBLIC.install}</button>
    </div>
    {problem && (
      <p id="shop-problem" className="problem" role="alert">
        {PUBLIC.welcome.notAnAddress}
      </p>
    )}
  </form>
);
