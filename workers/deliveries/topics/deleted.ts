import { z } from "zod";
import { shopifyId } from "../../../app/shopify/wire-types";

/** What Shopify says of anything that it deleted: its id, and no time. */
const deleted = z.object({ id: shopifyId });

export const narrowDeleted = (body: unknown): string[] => [deleted.parse(body).id];
