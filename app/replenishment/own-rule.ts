import { z } from "zod";
import { NO_RULE, type Rule } from "./rule";

const decided = z.number().nullable();

const ownRuleSchema = z
  .tuple([decided, decided, decided, decided, decided, decided, decided, decided, decided])
  .transform(
    ([
      leadTimeDays,
      coverDays,
      safetyDays,
      safetyStock,
      minimumOrder,
      casePack,
      velocity,
      reorderPoint,
      active,
    ]): Rule => ({
      leadTimeDays,
      coverDays,
      safetyDays,
      safetyStock,
      minimumOrder,
      casePack,
      velocity,
      reorderPoint,
      active: active === null ? null : active === 1,
    }),
  );

/** A variant's own rule, as `overviews.own_rule` keeps it. */
export const ownRuleFrom = (json: string | null): Rule =>
  json === null ? NO_RULE : ownRuleSchema.parse(JSON.parse(json));
