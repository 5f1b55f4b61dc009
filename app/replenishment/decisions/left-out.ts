import type { LeftOut } from "../../catalog/location-names";

const FIELD = /^leftOut-\d{1,15}$/;

/** Of each location's field whether its stock is left out. */
export type LeftOutFields = Record<string, boolean>;

/** Undefined where the form has none of them. */
export function parseLeftOut(form: FormData): LeftOutFields | undefined {
  const told = [...form].filter(([name, value]) => FIELD.test(name) && (value === "yes" || value === "no"));
  return told.length > 0 ? Object.fromEntries(told.map(([name, value]) => [name, value === "yes"])) : undefined;
}

export const leftOutField = (id: number) => `leftOut-${id}`;

export const leftOutFields = (locations: LeftOut[]): LeftOutFields =>
  Object.fromEntries(locations.map(({ id, leftOut }) => [leftOutField(id), leftOut]));

/** The group as its form tells it. */
export const leftOutTexts = (fields: LeftOutFields) =>
  Object.fromEntries(Object.entries(fields).map(([field, isOut]) => [field, isOut ? "yes" : "no"]));

/** Those of them that are not as they stand. */
export const leftOutNews = (typed: LeftOutFields, locations: LeftOut[]): LeftOut[] =>
  locations.flatMap((each) => {
    const leftOut = typed[leftOutField(each.id)] ?? each.leftOut;
    return leftOut === each.leftOut ? [] : [{ ...each, leftOut }];
  });
