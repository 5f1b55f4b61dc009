import { CopyButton } from "./copy-button";

/** Text for a machine, as it stands, with a button that copies all of it. */
export const CodeBlock = ({ label, code }: { label: string; code: string }) => (
  <div className="Code">
    <div className="Code-Copy">
      <CopyButton text={code} name={label} />
    </div>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: without a mouse it is scrolled by the arrow keys, once it has the focus */}
    <section aria-label={label} tabIndex={0}>
      <pre>{code}</pre>
    </section>
  </div>
);
