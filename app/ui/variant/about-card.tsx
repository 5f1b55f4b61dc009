import { Link } from "@remix-run/react";
import { Card, Link as PolarisLink } from "@shopify/polaris";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import { sizedImage } from "../variant-name";
import { VARIANT } from "./words";

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
          <dt>{VARIANT.aboutCard.supplier}</dt>
          <dd>
            {supplier ? <Link to={`/suppliers/${supplier.id}`}>{supplier.name}</Link> : VARIANT.aboutCard.noneIsKnown}
          </dd>
        </div>
        {variant.vendor && (
          <div>
            <dt>{VARIANT.aboutCard.vendor}</dt>
            <dd>{variant.vendor}</dd>
          </div>
        )}
        <div>
          <dt>{VARIANT.aboutCard.inShopify}</dt>
          <dd>
            <PolarisLink url={inShopify} external>
              {VARIANT.aboutCard.openInShopify}
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
        <dt>{VARIANT.aboutCard.price}</dt>
        <dd>{price === null ? VARIANT.aboutCard.notKnown : money(price)}</dd>
      </div>
      <div>
        <dt>{VARIANT.aboutCard.unitCost}</dt>
        <dd>{unitCost === null ? VARIANT.aboutCard.notKnown : costMoney(unitCost)}</dd>
      </div>
      <div>
        <dt>{VARIANT.aboutCard.margin}</dt>
        <dd>
          <Margin price={price} cost={costCurrency === currency ? unitCost : null} money={money} />
          {costCurrency !== currency && unitCost !== null && (
            <span className="Aside">{VARIANT.aboutCard.costIsInThePrice(costCurrency, currency)}</span>
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
    <span title={VARIANT.aboutCard.priceLessUnitCostAs}>
      {`${format((100 * (price - cost)) / price, 1)}%`}
      <span className="Aside">{VARIANT.aboutCard.aUnit(money(price - cost))}</span>
    </span>
  );
};
