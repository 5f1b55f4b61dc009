import { CopyButton } from "./copy-button";
import { Scrolled } from "./scrolled";

/** Text for a machine, as it stands, with a button that copies all of it. */
export const CodeBlock = ({ label, code }: { label: string; code: string }) => (
  <div className="Code">
    <div className="Code-Copy">
      <CopyButton text={code} name={label} />
    </div>
    <Scrolled label={label}>
      <pre>{code}</pre>
    </Scrolled>
  </div>
);
