import { Link } from "@remix-run/react";
import { useNumberFormat } from "./number";
import { SHARED } from "./words";

/** What has not reached an endpoint, each number the length of the list that it leads to. */
export const WaitingLinks = ({
  endpoint: { id, ...counts },
  most,
}: {
  /** More than that are not counted: 1,000 of one endpoint, 100 in a list of them. */
  most: 1000 | 100;
  endpoint: { id: number; pending: number; held: number; exhausted: number };
}) => {
  const format = useNumberFormat();
  const there = STATES.filter((state) => counts[state] > 0);
  if (there.length === 0) return <>{SHARED.waitingLinks.nothing}</>;
  return (
    <ul className="WaitingLinks">
      {there.map((state) => (
        <li key={state}>
          <Link
            to={`/dispatches?${new URLSearchParams({ endpoint: String(id), state })}`}
            prefetch="none"
          >{`${counts[state] > most ? `${format(most)}+` : format(counts[state])} ${SHARED.waitingLinks[state]}`}</Link>
        </li>
      ))}
    </ul>
  );
};

const STATES = ["pending", "held", "exhausted"] as const;
