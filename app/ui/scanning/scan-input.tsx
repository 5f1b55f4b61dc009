import type { HTMLAttributes, RefObject } from "react";
import { SCANNING } from "./words";

/** The field that a scanner types into; what was read leaves it at once. */
export const ScanInput = ({
  id,
  press,
  field,
  onRead,
  ...keys
}: {
  id: string;
  /** What its button says. */
  press: string;
  field: RefObject<HTMLInputElement>;
  onRead: (read: string) => void;
} & Pick<HTMLAttributes<HTMLInputElement>, "inputMode" | "onPointerDown">) => {
  const take = () => {
    const read = field.current?.value.trim() ?? "";
    if (field.current) field.current.value = "";
    if (read !== "") onRead(read);
  };
  return (
    <>
      <label className="Scan-Label" htmlFor={id}>
        {SCANNING.scanInput.scanOrTypeABarcode}
      </label>
      <div className="Scan-Row">
        <input
          id={id}
          ref={field}
          className="Scan-Input"
          enterKeyHint="done"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onKeyDown={(event) => {
            if ((event.key !== "Enter" && event.key !== "Tab") || event.currentTarget.value === "") return;
            event.preventDefault();
            take();
          }}
          {...keys}
        />
        <button type="button" className="Scan-Button" onClick={take}>
          {press}
        </button>
      </div>
    </>
  );
};
