import type { OrderSheet } from "../replenishment/order-sheet";
import { useLongDay } from "./day";
import { useMoney } from "./money";
import { useNumberFormat } from "./number";
import { unknownCosts } from "./supplier-heading";
import { ownTitle } from "./variant-name";

/** A supplier's part of the order list: a page of its own on paper. */
export const OrderSheetTable = ({
  sheet: { supplier, currency, lines, units, cost, withoutCost },
  shopName,
  today,
}: {
  sheet: OrderSheet;
  shopName: string;
  today: number;
}) => {
  const format = useNumberFormat();
  const money = useMoney(currency);
  const date = useLongDay();
  return (
    <section className="OrderSheet">
      <h2>{supplier ?? "No supplier"}</h2>
      <p suppressHydrationWarning>{`${shopName}, ${date(today)}`}</p>
      <div className="OrderSheet-Scroll">
        <table>
          <thead>
            <tr>
              {HEADINGS.map(({ name, numeric }) => (
                <th key={name} scope="col" className={numeric ? NUMERIC : CELL}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.variantId} className="OrderSheet-Line">
                <td className={CELL}>{line.sku}</td>
                <td className={CELL}>{line.supplierSku}</td>
                <td className={CELL}>{[line.productTitle, ownTitle(line)].filter(Boolean).join(" · ")}</td>
                <td className={NUMERIC}>{format(line.quantity)}</td>
                <td className={NUMERIC}>{line.unitCost === null ? "–" : money(line.unitCost)}</td>
                <td className={NUMERIC}>{line.unitCost === null ? "–" : money(line.unitCost * line.quantity)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="OrderSheet-Sum">
              <th scope="row" colSpan={3} className={CELL}>
                {`${format(lines.length)} ${lines.length === 1 ? "line" : "lines"}`}
                {withoutCost > 0 && `, ${unknownCosts(withoutCost)}`}
              </th>
              <td className={NUMERIC}>{format(units)}</td>
              <td />
              <td className={NUMERIC}>{money(cost)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
};

const CELL = "OrderSheet-Cell";
const NUMERIC = `${CELL} Numeric`;

const HEADINGS = [
  { name: "SKU" },
  { name: "Supplier SKU" },
  { name: "Product" },
  { name: "Units", numeric: true },
  { name: "Unit cost", numeric: true },
  { name: "Cost", numeric: true },
];
