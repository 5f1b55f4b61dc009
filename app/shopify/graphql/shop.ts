import * as z from "zod";
import type { Operation } from "../operation";

const answer = z.object({
  shop: z.object({ name: z.string(), ianaTimezone: z.string(), currencyCode: z.string() }),
  currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }),
});

export const SHOP: Operation<z.infer<typeof answer>> = {
  name: "Shop",
  document: `#graphql
    query Shop {
      shop { name ianaTimezone currencyCode }
      currentAppInstallation { accessScopes { handle } }
    }`,
  answer,
};
