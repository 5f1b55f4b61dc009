import { BlockStack } from "@shopify/polaris";
import type { Zone } from "../../days/zone";
import type { EndpointCourse } from "../../outbound/endpoints/shown/listed";
import { AttemptStrip } from "../attempt-strip";
import { Since } from "../day";
import { useDuration } from "../number";
import { TitledCard } from "../titled-card";
import { WaitingLinks } from "../waiting-links";
import { HEALTH } from "./words";

/** How an endpoint has done lately. */
export const HealthCard = ({ endpoint, ...clock }: { endpoint: EndpointCourse; now: number; timeZone: Zone }) => (
  <TitledCard
    title={HEALTH.title}
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
        <dt>{HEALTH.answersWithin}</dt>
        <dd>{health.p95Ms === null ? HEALTH.notKnown : HEALTH.mostly(duration(health.p95Ms))}</dd>
      </div>
      <div>
        <dt>{HEALTH.lastDelivered}</dt>
        <dd>{lastSuccessAt === null ? HEALTH.never : <Since at={lastSuccessAt} {...clock} />}</dd>
      </div>
      {failingSince !== null && (
        <div>
          <dt>{HEALTH.failingSince}</dt>
          <dd>
            <Since at={failingSince} {...clock} />
            <span className="Aside">{lastError ?? (lastStatus === null ? "" : HEALTH.answered(lastStatus))}</span>
          </dd>
        </div>
      )}
      <div>
        <dt>{HEALTH.notDelivered}</dt>
        <dd>
          <WaitingLinks endpoint={endpoint} most={1000} />
        </dd>
      </div>
    </dl>
  );
};
