import * as z from "zod";
import { readerOf } from "../../../app/shopify/wire/quick-reader";
import { shopifyId } from "../../../app/shopify/wire-types";

/** What Shopify says of anything that it deleted: its id, and no time. */
const readDeleted = readerOf(z.object({ id: shopifyId }));

export const narrowDeleted = (body: unknown): string[] => [readDeleted(body).id];
