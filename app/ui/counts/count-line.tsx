import { Badge, Button } from "@shopify/polaris";
import { memo } from "react";
import type { Step } from "../../stock/counts/counting";
import type { LineToCount } from "../../stock/counts/review";
import { useNumberFormat } from "../number";
import { useStepperKeys } from "../scanning/use-stepper-keys";
import { useTypedUnits } from "../typed-units";
import { fullTitle, VariantName } from "../variant-name";
import { FORM } from "./words";

/** What makes a step itself, and when it was. */
export const stamp = () => ({ token: crypto.randomUUID(), at: Date.now() });

/** One line with its stepper; drawn anew only when its own count changes. */
export const CountLine = memo(function CountLine({
  line,
  units,
  people,
  mayCount,
  step,
  isHeard = false,
}: {
  line: LineToCount;
  /** Undefined: not counted yet. */
  units: number | undefined;
  people: number;
  mayCount: boolean;
  step: (step: Step) => void;
  isHeard?: boolean;
}) {
  const format = useNumberFormat();
  const { variantId, available, sku } = line;
  const name = fullTitle(line);
  const typed = useTypedUnits({
    units,
    take: (units) => step({ kind: "set", variantId, units, ...stamp() }),
    onLeaving: true,
  });
  const keys = useStepperKeys({
    step: (one) => {
      if (typed.isRefused || (one < 0 && !/[1-9]/.test(typed.field.value))) return;
      // What was typed counts first.
      typed.field.onBlur();
      step({ kind: "add", variantId, units: one, ...stamp() });
    },
    among: ".Stepper input",
    isRefused: typed.isRefused,
  });
  return (
    <li className="Receive-Line" data-heard={isHeard || undefined} data-done={units !== undefined || undefined}>
      <div className="Receive-What">
        <VariantName variant={line} variantId={variantId} />
        <span className="Aside">{sku}</span>
        <span className="Count-Units">
          {units === undefined ? FORM.notCounted : FORM.counted(format(units))}
          {available !== null && <span className="Aside">{FORM.inShopify(format(available))}</span>}
        </span>
        {people > 1 && <Badge>{FORM.people(people, format)}</Badge>}
      </div>
      {mayCount && (
        <div className="Stepper">
          <div className="Stepper-Row">
            <button
              type="button"
              aria-label={FORM.less(name)}
              disabled={!units}
              onClick={() => step({ kind: "add", variantId, units: -1, ...stamp() })}
            >
              −
            </button>
            <input {...typed.field} {...keys} aria-label={FORM.units(name)} />
            <button
              type="button"
              aria-label={FORM.oneMore(name)}
              onClick={() => step({ kind: "add", variantId, units: 1, ...stamp() })}
            >
              +
            </button>
          </div>
          {typed.refusal}
        </div>
      )}
      {mayCount && (
        <div>
          {units !== undefined && (
            <Button variant="plain" onClick={() => step({ kind: "anew", variantId, ...stamp() })}>
              {FORM.again}
            </Button>
          )}
        </div>
      )}
    </li>
  );
});
