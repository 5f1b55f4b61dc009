import { useNumberFormat } from "../number";
import { LIST } from "./words";

/** Units received of those ordered, in figures and as a bar; damaged ones came, too, so that it may be more. */
export const ReceivedBar = ({ received, ordered }: { received: number; ordered: number }) => {
  const format = useNumberFormat();
  const share = ordered === 0 ? 0 : Math.min(1, received / ordered);
  return (
    <span className="CoverBar">
      {LIST.receivedOf(format(received), format(ordered))}
      {received > ordered && <span className="Aside CoverBar-Note">{LIST.over(format(received - ordered))}</span>}
      <span className="CoverBar-Track" aria-hidden>
        <span className="CoverBar-Fill" data-tone="long" style={{ width: `${share * 100}%` }} />
      </span>
    </span>
  );
};
