import { Link } from "@remix-run/react";
import { useNumberFormat } from "./number";

export type LinkTab = { name: string; to: string; current: boolean; count?: number };

/** Tabs that are addresses: each can be linked to, opened apart and gone back to. */
export const LinkTabs = ({ label, tabs }: { label: string; tabs: LinkTab[] }) => {
  const format = useNumberFormat();
  return (
    <nav className="LinkTabs" aria-label={label}>
      {tabs.map(({ name, to, current, count }) => (
        <Link key={to} to={to} aria-current={current ? "page" : undefined}>
          {name}
          {count !== undefined && <span>{format(count)}</span>}
        </Link>
      ))}
    </nav>
  );
};
