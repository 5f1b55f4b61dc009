import { TitledCard } from "../titled-card";

export const PromiseCard = ({ promise }: { promise: { title: string; says: string }[] }) => (
  <TitledCard
    title="What you can count on"
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
