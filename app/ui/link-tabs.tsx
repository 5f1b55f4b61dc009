import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useNumberFormat } from "./number";

type LinkTab = { name: string; to: string; current: boolean; count?: number };

/** Tabs that are addresses: each can be linked to, opened apart and gone back to. */
export const LinkTabs = ({ label, tabs }: { label: string; tabs: LinkTab[] }) => {
  const format = useNumberFormat();
  const nav = useRef<HTMLElement>(null);
  const open = tabs.find(({ current }) => current)?.to;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the open tab is found in the page
  useEffect(() => bringOpenTabIntoSight(nav.current), [open]);
  return (
    <nav className="LinkTabs" aria-label={label} ref={nav}>
      {tabs.map(({ name, to, current, count }) => (
        <Link key={to} to={to} aria-current={current ? "page" : undefined}>
          {name}
          {count !== undefined && <span>{format(count)}</span>}
        </Link>
      ))}
    </nav>
  );
};

/** On a phone the tabs are one line to push: the open one may stand beyond its end. */
function bringOpenTabIntoSight(nav: HTMLElement | null) {
  const tab = nav?.querySelector("[aria-current]")?.getBoundingClientRect();
  const line = nav?.getBoundingClientRect();
  if (tab && line) nav?.scrollBy(tab.left + tab.width / 2 - line.left - line.width / 2, 0);
}
