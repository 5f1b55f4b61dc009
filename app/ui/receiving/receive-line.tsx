import { Badge } from "@shopify/polaris";
import { memo } from "react";
import type { Count, CountStep, Field } from "../../purchasing/receiving/counting";
import type { LineToReceive } from "../../purchasing/receiving/to-receive";
import { useNumberFormat } from "../number";
import { useStepperKeys } from "../scanning/use-stepper-keys";
import { useTypedUnits } from "../typed-units";
import { fullTitle, VariantName } from "../variant-name";
import { COUNTED } from "./words";

/** One line with its steppers. Drawn anew only when its own count changes: a page has 200 of them. */
export const ReceiveLine = memo(function ReceiveLine({
  line,
  count,
  isHeard,
  step,
  awaited,
}: {
  line: LineToReceive;
  count: Count;
  isHeard: boolean;
  step: (step: CountStep) => void;
  /** Why the units are to come. */
  awaited: "ordered" | "shipped";
}) {
  const format = useNumberFormat();
  const { lineId, remainder, ordered, sku, supplierSku, pack } = line;
  const counted = count.accepted + count.damaged;
  return (
    <li
      className="Receive-Line"
      id={`line-${lineId}`}
      data-heard={isHeard || undefined}
      data-done={counted >= remainder || undefined}
    >
      <div className="Receive-What">
        <VariantName variant={line} variantId={line.variantId} />
        <span className="Aside">
          {[sku, supplierSku && COUNTED.theirs(supplierSku), pack && COUNTED.pack(format(pack))]
            .filter(Boolean)
            .join(" · ")}
        </span>
        <span className="Receive-Awaited">
          {remainder === 0 ? (
            COUNTED.allCame
          ) : (
            <>
              <strong>{format(counted)}</strong>
              {COUNTED.toCome(format(remainder))}
            </>
          )}
          {remainder !== ordered && <span className="Aside">{COUNTED.of(awaited, format(ordered))}</span>}
        </span>
        {counted > remainder && <Badge tone="warning">{COUNTED.over(format(counted - remainder), awaited)}</Badge>}
      </div>
      <Stepper
        name={fullTitle(line)}
        field="accepted"
        label={COUNTED.good}
        lineId={lineId}
        units={count.accepted}
        step={step}
      />
      <Stepper
        name={fullTitle(line)}
        field="damaged"
        label={COUNTED.damaged}
        lineId={lineId}
        units={count.damaged}
        step={step}
      />
    </li>
  );
});

const Stepper = ({
  name,
  field,
  label,
  lineId,
  units,
  step,
}: {
  name: string;
  field: Field;
  label: string;
  lineId: number;
  units: number;
  step: (step: CountStep) => void;
}) => {
  const typed = useTypedUnits({ units, take: (units) => step({ kind: "set", lineId, field, units }) });
  const keys = useStepperKeys({
    step: (direction) => typed.put(Math.max(0, units + direction)),
    among: `.Stepper[data-field="${field}"] input`,
    isRefused: typed.isRefused,
  });
  return (
    <div className="Stepper" data-field={field}>
      <span className="Stepper-Label" aria-hidden>
        {label}
      </span>
      <div className="Stepper-Row">
        <button
          type="button"
          aria-label={COUNTED.less(label, name)}
          disabled={units === 0}
          onClick={() => step({ kind: "add", lineId, field, units: -1 })}
        >
          −
        </button>
        <input {...typed.field} {...keys} aria-label={COUNTED.units(label, name)} />
        <button
          type="button"
          aria-label={COUNTED.more(label, name)}
          onClick={() => step({ kind: "add", lineId, field, units: 1 })}
        >
          +
        </button>
      </div>
      {typed.refusal}
    </div>
  );
};
