import { useFetcher } from "@remix-run/react";
import { Button, SkeletonBodyText } from "@shopify/polaris";
import { useEffect, useId, useState } from "react";
import { WINDOWS_OF_DOUBT } from "../../demand/engine/demand-over";
import { HALF_AFTER, TOO_LITTLE, TOO_MUCH } from "../../demand/engine/measured-error";
import { type Level, missedBy } from "../../replenishment/forecasts/level";
import { useLongDay } from "../day";
import { ListTable } from "../list-table";
import { useNumberFormat } from "../number";

/** Unfolds the level of a sum into the errors that it came from. */
export const LevelBehind = ({ variantId, locationId }: { variantId: number; locationId: number }) => {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button variant="plain" ariaExpanded={open} ariaControls={id} onClick={() => setOpen(!open)}>
        {open ? "Hide what the level came from" : "What the level came from"}
      </Button>
      <div id={id}>{open && <Fetched address={`/products/${variantId}/level?location=${locationId}`} />}</div>
    </>
  );
};

const Fetched = ({ address }: { address: string }) => {
  const { load, data } = useFetcher<Level>();
  useEffect(() => load(address), [load, address]);
  return data ? <Errors level={data} /> : <SkeletonBodyText lines={6} />;
};

/** The forecasts and what sold, then each step to the level, to be reckoned by hand. */
export const Errors = ({ level }: { level: Level }) => {
  const { horizonDays, measured, past, demand, readings, serviceLevel } = level;
  const format = useNumberFormat();
  const n = (value: number) => format(value, 2).replace("-", "−");
  const day = useLongDay();
  const days = horizonDays === 1 ? "1 day" : `${n(horizonDays)} days`;
  return (
    <div className="LevelBehind">
      {measured === 0 ? (
        <p>No forecast is old enough to be held against what sold.</p>
      ) : (
        <>
          <p>
            {`Each evening the next ${days} are forecast; ${n(measured)} of those forecasts are over and count. ${past.length === 1 ? "The last" : `The last ${past.length} that do not overlap`}:`}
          </p>
          <ListTable
            caption="Past forecasts and what sold"
            columns={[
              { heading: `${days} up to`, cell: ({ endedOn }) => day(endedOn) },
              { heading: "Forecast", numeric: true, cell: ({ forecast }) => n(forecast) },
              { heading: "Sold", note: "as if always in stock", numeric: true, cell: ({ actual }) => n(actual) },
              { heading: "Off by", numeric: true, cell: (each) => signed(missedBy(each), n) },
            ]}
            rows={past}
            keyOf={({ endedOn }) => endedOn}
          />
        </>
      )}
      <ol>
        {measured > 0 && (
          <li>
            {`Mean squared error of all ${n(measured)}: ${n(demand.measured)}. An error counts ${n(TOO_LITTLE)} times where too few were forecast and ${n(TOO_MUCH)} times where too many, and half after ${n(HALF_AFTER)} days.`}{" "}
            {demand.level !== 1 &&
              `At today's level of sales: × ${n(demand.level)} = ${n(demand.measured * demand.level)}.`}
          </li>
        )}
        <li>{`Plain guess, from how unevenly it sells: ${n(demand.guess)}. It counts as ${n(WINDOWS_OF_DOUBT)} stretches of ${days}.`}</li>
        <li>{`Variance: ${varianceOf(level, n)} = ${n(demand.variance)}.`}</li>
        <li>
          {`${n(demand.mean)} units are expected in ${days}. With that variance so many are enough: `}
          {readings.map(({ p, units }, at) => (
            <span key={p}>
              {at > 0 && ", "}
              {p === serviceLevel ? <strong>{reading(p, units, format)}</strong> : reading(p, units, format)}
            </span>
          ))}
          . The setting reads the one in bold.
        </li>
      </ol>
    </div>
  );
};

type Format = (value: number) => string;

function varianceOf({ horizonDays, measured, demand }: Level, n: Format) {
  const { windows, measured: error, level, guess, ofLeadTime, mean, variance } = demand;
  const own = variance - ofLeadTime;
  const mixed =
    measured === 0
      ? n(guess)
      : `(${n(windows)} × ${n(error * level)} + ${n(WINDOWS_OF_DOUBT)} × ${n(guess)}) ÷ (${n(windows)} + ${n(WINDOWS_OF_DOUBT)}), where ${n(windows)} is ${n(measured)} ÷ ${n(horizonDays)},`;
  const raised = own <= mean ? `${mixed} and ${n(mean)} at least, which is the mean,` : mixed;
  return ofLeadTime > 0 ? `${raised} and ${n(ofLeadTime)} for a lead time that varies` : raised;
}

const reading = (p: number, units: number, format: (value: number, decimals?: number) => string) =>
  `${format(units)} in ${format(100 * p, 1)} of 100 times`;

const signed = (units: number, n: Format) => (units > 0 ? `+${n(units)}` : n(units));
