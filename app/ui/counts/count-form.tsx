import { useRevalidator } from "@remix-run/react";
import { Banner, BlockStack, Button, Card, InlineStack, Text, TextField } from "@shopify/polaris";
import {
  type Dispatch,
  memo,
  type ReactNode,
  type SetStateAction,
  useCallback,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useState,
} from "react";
import { scanIndex } from "../../catalog/scanned";
import type { Count } from "../../stock/counts/count";
import { type Counting, counted, countingOf, type Step } from "../../stock/counts/counting";
import type { LineToCount } from "../../stock/counts/review";
import { folded } from "../../words/folded";
import { useNumberFormat } from "../number";
import { ScanField } from "../scanning/scan-field";
import { WaitingCodes } from "../scanning/waiting-codes";
import { fullTitle } from "../variant-name";
import type { WaitingCounts } from "./count-actions";
import { CountLine, stamp } from "./count-line";
import { LinkTabButtons } from "./line-tabs";
import { useEntrySaving } from "./use-entry-saving";
import { useSoughtCodes } from "./use-sought-codes";
import { COUNTING, FORM } from "./words";

const AT_ONCE = 60;

/** Counting by scanner or by hand, by several people at once: what they find adds up. */
export const CountForm = ({
  count,
  lines: first,
  last,
  start,
  onWaiting,
}: {
  count: Count;
  lines: LineToCount[];
  last: number;
  /** How a draft is started: above its lines, which may be thousands. */
  start: ReactNode;
  onWaiting: (waiting: WaitingCounts) => void;
}) => {
  const [lines, setLines] = useState(first);
  const index = useMemo(() => scanIndex(lines), [lines]);
  const [counting, dispatch] = useReducer(
    (state: Counting, { step, index }: { step: Step; index: ReturnType<typeof scanIndex> }) =>
      counted(state, index, step),
    first,
    countingOf,
  );
  const isCounting = count.state === "in_progress";
  const step = useCallback((step: Step) => dispatch({ step, index }), [index]);
  useOthersLines(first, lines, counting, setLines);
  const saving = useEntrySaving(isCounting ? count.id : null, last, counting, step);
  // Of a count that somebody ended nothing is sent any more: nobody waits for it.
  const [codes, unsent] = [counting.waiting.length, saving === "ended" ? 0 : counting.queue.length];
  // Before the button that is pressed next hears of its press: an effect could come after it.
  useLayoutEffect(() => onWaiting({ codes, unsent }), [codes, unsent, onWaiting]);
  useSoughtCodes(count.id, counting.waiting, setLines, step);
  const lineOf = useCallback((variantId: number | null) => lines.find((line) => line.variantId === variantId), [lines]);
  const name = useCallback(
    (variantId: number | null) => {
      const line = lineOf(variantId);
      return line ? fullTitle(line) : "";
    },
    [lineOf],
  );
  const heard = lineOf(counting.heard?.lineId ?? null);
  const format = useNumberFormat();
  return (
    <BlockStack gap="400">
      {isCounting ? (
        <div className="Scan-Stuck">
          <Card>
            <BlockStack gap="200">
              <ScanField
                heard={counting.heard}
                nameOf={name}
                unknown={FORM.unknown}
                onScan={(read) => step({ kind: "scan", read, ...stamp() })}
              >
                {heard && (
                  <Text as="p" variant="headingMd">
                    {FORM.counted(format(counting.units[heard.variantId] ?? 0))}
                  </Text>
                )}
              </ScanField>
              <Text as="p" tone={saving === "offline" || saving === "ended" ? "critical" : "subdued"}>
                {COUNTING[saving]}
              </Text>
            </BlockStack>
          </Card>
        </div>
      ) : (
        <>
          <Banner title={FORM.notStarted}>
            <p>{FORM.notStartedSays}</p>
          </Banner>
          {start}
        </>
      )}
      {isCounting && heard && (
        <Card padding="0">
          <ul className="Receive-Lines" aria-label={FORM.heard}>
            <CountLine line={heard} units={counting.units[heard.variantId]} people={0} mayCount step={step} isHeard />
          </ul>
        </Card>
      )}
      <AfterScan lines={lines} counting={counting} step={step} mayCount={isCounting} />
    </BlockStack>
  );
};

type Counted = {
  lines: LineToCount[];
  counting: Counting;
  step: (step: Step) => void;
  mayCount: boolean;
};

/** Of a scan its confirmation is drawn at once, and this after it; what is typed into a line shows there at once. */
const AfterScan = ({ lines, counting, step, mayCount }: Counted) => {
  const before = useDeferredValue(counting);
  const shown = before.heard === counting.heard ? counting : before;
  return (
    <>
      <WaitingCodes
        waiting={shown.waiting}
        lines={lines}
        idOf={({ variantId }) => variantId}
        note={FORM.waiting}
        unknown={FORM.nowhere}
        onSettle={({ code }, variantId, units) => step({ kind: "settle", code, variantId, units, ...stamp() })}
      />
      <Lines lines={lines} units={shown.units} people={shown.people} step={step} mayCount={mayCount} />
    </>
  );
};

/** Lines that others added as they scanned come with the page's own rows, asked for anew. */
function useOthersLines(
  first: LineToCount[],
  lines: LineToCount[],
  { told }: Counting,
  setLines: Dispatch<SetStateAction<LineToCount[]>>,
) {
  const { revalidate } = useRevalidator();
  const unknown = useMemo(() => {
    const known = new Set(lines.map(({ variantId }) => String(variantId)));
    return Object.keys(told)
      .filter((variantId) => !known.has(variantId))
      .join();
  }, [lines, told]);
  useEffect(() => {
    if (unknown !== "") revalidate();
  }, [unknown, revalidate]);
  useEffect(() => {
    setLines((now) => {
      const known = new Set(now.map(({ variantId }) => variantId));
      const more = first.filter(({ variantId }) => !known.has(variantId));
      return more.length > 0 ? [...now, ...more] : now;
    });
  }, [first, setLines]);
}

type Tab = keyof typeof FORM.tabs;

/** Drawn anew when a count changes, and of its lines those whose own count does. */
const Lines = memo(function Lines({
  lines,
  units,
  people,
  step,
  mayCount,
}: Pick<Counting, "units" | "people"> & Omit<Counted, "counting">) {
  const format = useNumberFormat();
  const [tab, setTab] = useState<Tab>("all");
  const [text, setText] = useState("");
  const [most, setMost] = useState(AT_ONCE);
  const sought = folded(text);
  const done = lines.filter(({ variantId }) => units[variantId] !== undefined).length;
  const found = useMemo(
    () => lines.filter((line) => sought === "" || folded(`${fullTitle(line)} ${line.sku ?? ""}`).includes(sought)),
    [lines, sought],
  );
  const shown = found.filter(({ variantId }) => tab === "all" || (units[variantId] !== undefined) === (tab === "done"));
  return (
    <Card padding="0">
      <div className="Receive-Heading">
        <Text as="h2" variant="headingMd">
          {FORM.progress(done, lines.length, format)}
        </Text>
        <LinkTabButtons names={FORM.tabs} tab={tab} onTab={setTab} />
      </div>
      {lines.length > 10 && (
        <div className="Count-Tools">
          <TextField
            label={FORM.find}
            value={text}
            onChange={setText}
            autoComplete="off"
            clearButton
            onClearButtonClick={() => setText("")}
          />
        </div>
      )}
      <ul className="Receive-Lines" aria-label={FORM.lines}>
        {shown.slice(0, most).map((line) => (
          <CountLine
            key={line.variantId}
            line={line}
            units={units[line.variantId]}
            people={people[line.variantId] ?? 0}
            mayCount={mayCount}
            step={step}
          />
        ))}
      </ul>
      {shown.length > most && (
        <div className="Count-Tools">
          <InlineStack align="center">
            <Button onClick={() => setMost(most + AT_ONCE)}>
              {FORM.more(format(Math.min(AT_ONCE, shown.length - most)))}
            </Button>
          </InlineStack>
        </div>
      )}
    </Card>
  );
});
