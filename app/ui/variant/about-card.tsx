import { Link } from "@remix-run/react";
import { Card, Link as PolarisLink } from "@shopify/polaris";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import { sizedImage } from "../variant-name";

const WIDTH = 96;

type About = {
  variant: { imageUrl: string | null; price: number | null; unitCost: number | null; vendor: string };
  supplier: { id: number; name: string; currency: string } | null;
  /** The shop's. */
  currency: string;
  /** Its page in Shopify's admin. */
  inShopify: string;
};

/** What it is: its picture, what it earns, and where it comes from. */
export const AboutCard = ({ variant, supplier, currency, inShopify }: About) => (
  <Card>
    <div className="About">
      {variant.imageUrl ? (
        <img
          className="About-Image"
          src={sizedImage(variant.imageUrl, WIDTH)}
          alt=""
          width={WIDTH}
          height={WIDTH}
          decoding="async"
        />
      ) : (
        <span className="About-Image" aria-hidden />
      )}
      <dl className="About-Facts">
        <Money {...{ variant, supplier, currency }} />
        <div>
          <dt>Supplier</dt>
          <dd>{supplier ? <Link to={`/suppliers/${supplier.id}`}>{supplier.name}</Link> : "None is known"}</dd>
        </div>
        {variant.vendor && (
          <div>
            <dt>Vendor</dt>
            <dd>{variant.vendor}</dd>
          </div>
        )}
        <div>
          <dt>In Shopify</dt>
          <dd>
            <PolarisLink url={inShopify} external>
              Open in Shopify
            </PolarisLink>
          </dd>
        </div>
      </dl>
    </div>
  </Card>
);

const Money = ({ variant: { price, unitCost }, supplier, currency }: Omit<About, "inShopify">) => {
  const costCurrency = supplier?.currency ?? currency;
  const money = useMoney(currency);
  const costMoney = useMoney(costCurrency);
  return (
    <>
      <div>
        <dt>Price</dt>
        <dd>{price === null ? "Not known" : money(price)}</dd>
      </div>
      <div>
        <dt>Unit cost</dt>
        <dd>{unitCost === null ? "Not known" : costMoney(unitCost)}</dd>
      </div>
      <div>
        <dt>Margin</dt>
        <dd>
          <Margin price={price} cost={costCurrency === currency ? unitCost : null} money={money} />
          {costCurrency !== currency && unitCost !== null && (
            <span className="Aside">
              Cost is in {costCurrency}, the price in {currency}
            </span>
          )}
        </dd>
      </div>
    </>
  );
};

/** Of the price, before tax is taken off it. */
const Margin = ({
  price,
  cost,
  money,
}: {
  price: number | null;
  cost: number | null;
  money: (minor: number) => string;
}) => {
  const format = useNumberFormat();
  if (price === null || cost === null || price === 0) return <>–</>;
  return (
    <span title="Price less unit cost, as a part of the price. Tax in the price is not taken off.">
      {format((100 * (price - cost)) / price, 1)} %<span className="Aside">{money(price - cost)} a unit</span>
    </span>
  );
};
