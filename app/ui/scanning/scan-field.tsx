import { Text } from "@shopify/polaris";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { Heard } from "../../catalog/scanned";
import type { Format } from "../../words/counted";
import { useNumberFormat } from "../number";
import { afterPaint } from "./after-paint";
import { makeSoundReady, soundAlarm, soundCounted } from "./beep";
import { ScanInput } from "./scan-input";
import { SCANNING } from "./words";

/** Keys typed faster than this (ms) come from a scanner, wherever the focus is. */
const IDLE_BACK_AFTER = 250;

/**
 * Where a scanner types: it has the focus whenever no other field does. What the last scan was is said below, aloud, and by
 * a screen reader.
 */
export const ScanField = ({
  heard,
  nameOf,
  onScan,
  unknown,
  over = SCANNING.scanField.moreThanWasAwaited,
  children,
}: {
  heard: Heard | null;
  nameOf: (lineId: number | null) => string;
  onScan: (read: string) => void;
  /** What is said of a code that nobody bears. */
  unknown: string;
  /** What is said of a line that is counted beyond what was awaited. */
  over?: string;
  children?: ReactNode;
}) => {
  const field = useRef<HTMLInputElement>(null);
  const [keys, setKeys] = useState(false);
  useKeptFocus(field);
  useSound(heard);
  const format = useNumberFormat();
  return (
    <div className="Scan">
      <ScanInput
        id="scan"
        press={SCANNING.scanField.count}
        field={field}
        inputMode={keys ? "text" : "none"}
        onPointerDown={() => setKeys(true)}
        onRead={onScan}
      />
      {children}
      <div className="Scan-Heard" data-kind={heard?.kind} role="status" aria-live="assertive">
        {heard && (
          <Text as="p" fontWeight="semibold">
            {said(heard, nameOf(heard.lineId), unknown, over, format)}
          </Text>
        )}
      </div>
    </div>
  );
};

function said({ kind, code, units }: Heard, name: string, unknown: string, over: string, format: Format) {
  switch (kind) {
    case "found":
      return units === 1 ? name : SCANNING.scanField.aCarton(name, format(units));
    case "over":
      return `${name}: ${over}`;
    case "unknown":
      return `${code} ${unknown}`;
    case "ambiguous":
      return SCANNING.scanField.belongsToSeveralProductsChoose(code);
    case "carton":
      return SCANNING.scanField.isACartonSayBelow(code);
  }
}

function useSound(heard: Heard | null) {
  const last = useRef(heard?.count ?? 0);
  useEffect(() => {
    if (!heard || heard.count === last.current) return;
    last.current = heard.count;
    const sound = heard.kind === "found" ? soundCounted : soundAlarm;
    // Once the line is drawn: a sound takes as long to begin as the page to draw.
    return afterPaint(sound);
  }, [heard]);
  useEffect(() => {
    document.addEventListener("keydown", makeSoundReady, { once: true });
    document.addEventListener("pointerdown", makeSoundReady, { once: true });
    return () => {
      document.removeEventListener("keydown", makeSoundReady);
      document.removeEventListener("pointerdown", makeSoundReady);
    };
  }, []);
}

/**
 * The dialog itself, too: its trap gives it the focus back, and the two would take it from one another without end. A menu
 * without the focus is closed by no key.
 */
const TYPED_IN = "input, textarea, select, [contenteditable], [role='dialog'], [role='dialog'] *, .Polaris-Popover *";

/**
 * The focus comes back once nobody types elsewhere or goes about by the keyboard; a key that is pressed anywhere else is the
 * scanner's, but for the one that presses a button.
 */
function useKeptFocus(field: React.RefObject<HTMLInputElement>) {
  const focus = useCallback(
    (but = "") => {
      if (!document.activeElement?.matches(TYPED_IN + but)) field.current?.focus({ preventScroll: true });
    },
    [field],
  );
  useEffect(() => {
    focus();
    const back = () => setTimeout(focus, IDLE_BACK_AFTER, ",:focus-visible");
    const key = ({ key }: KeyboardEvent) => {
      if (key.length === 1 && key !== " ") focus();
    };
    document.addEventListener("focusout", back);
    document.addEventListener("click", back);
    document.addEventListener("keydown", key, true);
    return () => {
      document.removeEventListener("focusout", back);
      document.removeEventListener("click", back);
      document.removeEventListener("keydown", key, true);
    };
  }, [focus]);
}
