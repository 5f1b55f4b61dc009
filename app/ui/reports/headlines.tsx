import type { Headline } from "../../reports/report";
import { FigureValue } from "./figure-value";

/** A report's figures, the first one first. */
export const Headlines = ({ headlines, currency }: { headlines: Headline[]; currency: string }) => (
  <dl className="Headlines">
    {headlines.map(({ name, ...figure }, at) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd className={at === 0 ? "Headlines-Figure Headlines-First" : "Headlines-Figure"}>
          <FigureValue {...figure} currency={currency} />
        </dd>
      </div>
    ))}
  </dl>
);
