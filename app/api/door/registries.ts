import * as z from "zod";

/** Schemas with a name in the OpenAPI document: of what comes in, and of what goes out. */
export const BODIES = z.registry<{ id: string }>();
export const ANSWERS = z.registry<{ id: string }>();
