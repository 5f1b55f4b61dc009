import { BlockStack } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { EndpointCourse } from "../../outbound/endpoints/shown/listed";
import { AttemptStrip } from "../attempt-strip";
import { Since } from "../day";
import { useDuration } from "../number";
import { TitledCard } from "../titled-card";
import { WaitingLinks } from "../waiting-links";

/** How an endpoint has done lately. */
export const HealthCard = ({ endpoint, ...clock }: { endpoint: EndpointCourse; now: number; timeZone: Zone }) => (
  <TitledCard
    title="Health"
    notices={
      <BlockStack gap="300">
        <AttemptStrip health={endpoint.health} />
        <Figures endpoint={endpoint} {...clock} />
      </BlockStack>
    }
  />
);

const Figures = ({ endpoint, ...clock }: { endpoint: EndpointCourse; now: number; timeZone: Zone }) => {
  const duration = useDuration();
  const { health, lastSuccessAt, failingSince, lastStatus, lastError } = endpoint;
  return (
    <dl className="Rule">
      <div>
        <dt>Answers within</dt>
        <dd>{health.p95Ms === null ? "–" : `${duration(health.p95Ms)}, 95 times in 100`}</dd>
      </div>
      <div>
        <dt>Last delivered</dt>
        <dd>{lastSuccessAt === null ? "never" : <Since at={lastSuccessAt} {...clock} />}</dd>
      </div>
      {failingSince !== null && (
        <div>
          <dt>Failing since</dt>
          <dd>
            <Since at={failingSince} {...clock} />
            <span className="Aside">{lastError ?? (lastStatus === null ? "" : `It answered ${lastStatus}.`)}</span>
          </dd>
        </div>
      )}
      <div>
        <dt>Not delivered</dt>
        <dd>
          <WaitingLinks endpoint={endpoint} />
        </dd>
      </div>
    </dl>
  );
};
