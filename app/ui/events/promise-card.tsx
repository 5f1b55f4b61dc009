import { TitledCard } from "../titled-card";
import { PROMISE } from "./words";

export const PromiseCard = ({ promise }: { promise: { title: string; says: string }[] }) => (
  <TitledCard
    title={PROMISE.title}
    notices={
      <dl className="Sum">
        {promise.map(({ title, says }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    }
  />
);
