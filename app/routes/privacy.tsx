import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Contact, publicPage } from "../ui/frame/public-page";

export function loader({ context: { settings } }: LoaderFunctionArgs) {
  return publicPage("Privacy · Evenstock", <Privacy email={settings.SUPPORT_EMAIL} />);
}

const Privacy = ({ email }: { email: string | undefined }) => (
  <>
    <h1>Privacy</h1>
    <p className="lead">
      Evenstock keeps what it takes to count stock and sales of products. It keeps nothing about the people who buy.
    </p>
    <h2>What is stored of your shop</h2>
    <ul>
      <li>Its address, name, time zone and currency, and Shopify&rsquo;s permission to read, encrypted.</li>
      <li>
        Products and variants: titles, SKUs, barcodes, vendors, types, the address of a picture, prices and costs.
      </li>
      <li>Locations, stock levels and each change of them.</li>
      <li>
        Order lines: Shopify&rsquo;s numbers of order and line, the variant, the location, the day, how many units were
        sold, refunded or cancelled, the sales channel, whether a company bought, and numbers that stand for the
        order&rsquo;s tags, out of which no tag can be read.
      </li>
      <li>What you enter: rules, settings, suppliers, and the mail addresses that alerts shall go to.</li>
      <li>
        Your purchase orders and what came in of them, with Shopify&rsquo;s number of the member of staff who did what.
        Of an account that you pay from, the last four digits at most.
      </li>
    </ul>
    <h2>What is not</h2>
    <p>
      No buyer&rsquo;s name, address, mail, phone or payment. Shopify is asked for the fields above only; whatever else
      should arrive is dropped before anything is written. There are no trackers and no advertising. The only cookie
      lasts minutes, while you install from this site.
    </p>
    <h2>Where, and who sees it</h2>
    <p>
      In the Cloudflare account of whoever runs this installation: its database, its queues, and its logs, which hold
      the shop&rsquo;s address and Shopify&rsquo;s numbers, but no sales. Nothing is sold or passed on. One shop never
      sees another&rsquo;s rows.
    </p>
    <h2>How long</h2>
    <ul>
      <li>
        Order lines: 400 days. Totals by variant and day, changes of stock, and purchase orders, as long as the app is
        installed.
      </li>
      <li>
        What Shopify sent and Evenstock could not use: its topic, size, checksum and the reason, and never more of it
        than the fields above. 14 days.
      </li>
      <li>Settings deletes everything at once, for whoever wants to begin anew or to leave nothing behind.</li>
      <li>On uninstalling, the permission, rules, settings, purchase orders and what else you entered go at once.</li>
      <li>
        Everything else is erased when Shopify asks for it, 48 hours after you uninstall, and is out of the
        database&rsquo;s own backups within 30 days more.
      </li>
    </ul>
    <h2>Your rights, and your buyers&rsquo;</h2>
    <p>
      Shopify&rsquo;s requests about a buyer are answered as a matter of course: there is nothing to show or to erase.
      For all else ask <Contact email={email} />.
    </p>
  </>
);
