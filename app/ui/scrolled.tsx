import type { ReactNode } from "react";

/** What is larger than its place: without a mouse it is scrolled by the arrow keys, once it has the focus. */
export const Scrolled = ({ label, name, children }: { label: string; name?: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what cannot be reached cannot be scrolled
  <section className={name} aria-label={label} tabIndex={0}>
    {children}
  </section>
);
