import type { OrderSheet } from "../../replenishment/reorder/order-sheet";
import { counted, LINES } from "../../words/counted";
import { ownTitle } from "../../words/own-title";
import { useLongDay } from "../day";
import { useMoney } from "../money";
import { useNumberFormat } from "../number";
import { Scrolled } from "../scrolled";
import { unknownCosts } from "./supplier-heading";
import { REORDER } from "./words";

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
  const name = supplier ?? REORDER.orderSheetTable.noSupplier;
  const withSkus = lines.some(({ supplierSku }) => supplierSku);
  return (
    <section className="OrderSheet">
      <h2>{name}</h2>
      <p>{`${shopName}, ${date(today)}`}</p>
      <Scrolled name="OrderSheet-Scroll" label={REORDER.orderSheetTable.lines(name)}>
        <table>
          <thead>
            <tr>
              <th scope="col" className={CELL}>
                {REORDER.sku}
              </th>
              {withSkus && (
                <th scope="col" className={CELL}>
                  {REORDER.orderSheetTable.supplierSku}
                </th>
              )}
              <th scope="col" className={CELL}>
                {REORDER.product}
              </th>
              <th scope="col" className={NUMERIC}>
                {REORDER.orderSheetTable.units}
              </th>
              <th scope="col" className={UNIT_COST}>
                {REORDER.orderSheetTable.unitCost}
              </th>
              <th scope="col" className={NUMERIC}>
                {REORDER.cost}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.variantId} className="OrderSheet-Line">
                <td className={CELL}>{line.sku}</td>
                {withSkus && <td className={CELL}>{line.supplierSku ?? "–"}</td>}
                <td className={CELL}>{[line.productTitle, ownTitle(line)].filter(Boolean).join(" · ")}</td>
                <td className={NUMERIC}>{format(line.quantity)}</td>
                <td className={UNIT_COST}>{line.unitCost === null ? "–" : money(line.unitCost)}</td>
                <td className={NUMERIC}>{line.unitCost === null ? "–" : money(line.unitCost * line.quantity)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="OrderSheet-Sum">
              <th scope="row" colSpan={withSkus ? 3 : 2} className={CELL}>
                {counted(lines.length, LINES, format)}
                {withoutCost > 0 && `, ${unknownCosts(withoutCost, format)}`}
              </th>
              <td className={NUMERIC}>{format(units)}</td>
              <td className={UNIT_COST} />
              <td className={NUMERIC}>{money(cost)}</td>
            </tr>
          </tfoot>
        </table>
      </Scrolled>
    </section>
  );
};

const CELL = "OrderSheet-Cell";
const NUMERIC = `${CELL} Numeric`;
/** Left out on a phone. */
const UNIT_COST = `${NUMERIC} OrderSheet-UnitCost`;
