import { useFetcher } from "@remix-run/react";
import { Button, SkeletonBodyText } from "@shopify/polaris";
import { useEffect, useId, useState } from "react";
import type { Level } from "../../replenishment/forecasts/level";
import { onDemand } from "../on-demand";
import { EXPLAINED } from "./words";

const Errors = onDemand(() => import("./level-errors").then((module) => module.Errors));

/** Unfolds the level of a sum into the errors that it came from. */
export const LevelBehind = ({ variantId, locationId }: { variantId: number; locationId: number }) => {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <Button variant="plain" ariaExpanded={open} ariaControls={id} onClick={() => setOpen(!open)}>
        {open ? EXPLAINED.levelBehind.hide : EXPLAINED.levelBehind.show}
      </Button>
      <div id={id}>{open && <Fetched address={`/products/${variantId}/level?location=${locationId}`} />}</div>
    </>
  );
};

const Fetched = ({ address }: { address: string }) => {
  const { load, data } = useFetcher<Level>();
  useEffect(() => load(address), [load, address]);
  return data ? <Errors level={data} /> : <SkeletonBodyText lines={6} />;
};
