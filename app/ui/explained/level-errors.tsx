import { WINDOWS_OF_DOUBT } from "../../demand/engine/demand-over";
import { HALF_AFTER, TOO_LITTLE, TOO_MUCH } from "../../demand/engine/measured-error";
import { type Level, missedBy } from "../../replenishment/forecasts/level";
import { counted, DAYS } from "../../words/counted";
import { useLongDay } from "../day";
import { ListTable } from "../list-table";
import { useNumberFormat } from "../number";
import { EXPLAINED } from "./words";

/** The forecasts and what sold, then each step to the level, to be reckoned by hand. */
export const Errors = ({ level }: { level: Level }) => {
  const { horizonDays, measured, past, demand, readings, serviceLevel } = level;
  const format = useNumberFormat();
  const n = (value: number) => format(value, 2).replace("-", "−");
  const day = useLongDay();
  const days = counted(horizonDays, DAYS, n);
  return (
    <div className="LevelBehind">
      {measured === 0 ? (
        <p>{EXPLAINED.levelBehind.nothingMeasured}</p>
      ) : (
        <>
          <p>{EXPLAINED.levelBehind.measuredHow(days, n(measured), EXPLAINED.levelBehind.theLast(past.length))}</p>
          <ListTable
            caption={EXPLAINED.levelBehind.caption}
            columns={[
              { heading: EXPLAINED.levelBehind.endedOn(days), cell: ({ endedOn }) => day(endedOn) },
              { heading: EXPLAINED.levelBehind.forecast, numeric: true, cell: ({ forecast }) => n(forecast) },
              {
                heading: EXPLAINED.levelBehind.sold,
                note: EXPLAINED.levelBehind.asIfAlwaysInStock,
                numeric: true,
                cell: ({ actual }) => n(actual),
              },
              { heading: EXPLAINED.levelBehind.off, numeric: true, cell: (each) => signed(missedBy(each), n) },
            ]}
            rows={past}
            keyOf={({ endedOn }) => endedOn}
          />
        </>
      )}
      <ol>
        {measured > 0 && (
          <li>
            {EXPLAINED.levelBehind.error(n(measured), n(demand.measured), n(TOO_LITTLE), n(TOO_MUCH), n(HALF_AFTER))}{" "}
            {demand.level !== 1 && EXPLAINED.levelBehind.errorToday(n(demand.level), n(demand.measured * demand.level))}
          </li>
        )}
        <li>{EXPLAINED.levelBehind.guess(n(demand.guess), n(WINDOWS_OF_DOUBT), days)}</li>
        <li>{EXPLAINED.levelBehind.variance(varianceOf(level, n), n(demand.variance))}</li>
        <li>
          {EXPLAINED.levelBehind.expected(n(demand.mean), days)}
          {EXPLAINED.levelBehind.readings(
            readings.map(({ p, units }, at) => (
              <span key={p}>
                {at > 0 && ", "}
                {p === serviceLevel ? <strong>{reading(p, units, format)}</strong> : reading(p, units, format)}
              </span>
            )),
          )}
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
      : EXPLAINED.levelBehind.mixed({
          windows: n(windows),
          error: n(error * level),
          ofDoubt: n(WINDOWS_OF_DOUBT),
          guess: n(guess),
          measured: n(measured),
          horizon: n(horizonDays),
        });
  const raised = own <= mean ? EXPLAINED.levelBehind.atLeastMean(mixed, n(mean)) : mixed;
  return ofLeadTime > 0 ? EXPLAINED.levelBehind.withLeadTime(raised, n(ofLeadTime)) : raised;
}

const reading = (p: number, units: number, format: (value: number, decimals?: number) => string) =>
  EXPLAINED.levelBehind.reading(format(units), format(100 * p, 1));

const signed = (units: number, n: Format) => (units > 0 ? `+${n(units)}` : n(units));
