import { useEffect, useLayoutEffect, useRef } from "react";

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * What somebody typed, ticked or chose in a page whose scripts had not come yet is told to the page once they have: it knew nothing of
 * it, and wrote its own first values over it with the next change. Stands beside the whole page.
 */
export function TypedEarly() {
  const changed = useRef<(() => void)[]>([]);
  useLayoutEffect(() => {
    for (const element of document.querySelectorAll("input, textarea, select"))
      if (isField(element)) changed.current.push(...tellingOf(element));
  }, []);
  useEffect(() => {
    for (const tell of changed.current.splice(0)) tell();
  }, []);
  return null;
}

const isField = (element: unknown): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;

/** How the page is told of a field that is not as it was sent; none where it is. */
function tellingOf(field: Field): (() => void)[] {
  if (field instanceof HTMLSelectElement) {
    const { value } = field;
    const isChanged = [...field.options].some(({ selected, defaultSelected }) => selected !== defaultSelected);
    return isChanged && !field.multiple ? [() => toldOfChoice(field, value)] : [];
  }
  if (field.type === "file") return field.value ? [() => told(field, "change")] : [];
  if (field.type === "checkbox" || field.type === "radio") {
    const isTicked = field instanceof HTMLInputElement && field.checked !== field.defaultChecked;
    // Of a radio group that one is told which was chosen.
    return isTicked && (field.type === "checkbox" || field.checked) ? [() => toldOfTick(field)] : [];
  }
  const { value } = field;
  return value === field.defaultValue ? [] : [() => toldOfText(field, value)];
}

/** React takes an event for news only where the value is another than the one that it saw last: it is shown the one that was sent. */
function toldOfText(field: HTMLInputElement | HTMLTextAreaElement, value: string) {
  const { selectionStart, selectionEnd } = field;
  field.value = field.defaultValue;
  setUnseen(field, value);
  told(field, "input");
  if (document.activeElement === field && selectionStart !== null)
    field.setSelectionRange(selectionStart, selectionEnd);
}

function toldOfTick(field: HTMLInputElement) {
  field.checked = field.defaultChecked;
  field.click();
}

function toldOfChoice(field: HTMLSelectElement, value: string) {
  field.value = value;
  told(field, "change");
}

/** By the field's own setter, in place of which React put one that notes what it is given. */
function setUnseen(field: HTMLInputElement | HTMLTextAreaElement, value: string) {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value")?.set?.call(field, value);
}

const told = (field: Field, kind: "input" | "change") => field.dispatchEvent(new Event(kind, { bubbles: true }));
