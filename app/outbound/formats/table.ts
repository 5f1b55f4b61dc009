import { discord } from "./discord";
import type { Format, FormatName } from "./format";
import { slack } from "./slack";
import { smartwms } from "./smartwms";
import { standard } from "./standard";
import { stockaj } from "./stockaj";
import { storq } from "./storq";

export type { Format, FormatName } from "./format";

export const FORMATS: Record<FormatName, Format> = { standard, storq, stockaj, smartwms, slack, discord };
