import { expect, it } from "vitest";
import { ANNOUNCED } from "../../../app/replenishment/events/announced-sql";
import { OVERVIEWS } from "../../../app/replenishment/overviews/changes.server";
import { PLANS, PLANS_OF_TOLD } from "../../../app/replenishment/plans/plans-sql";

it("has no letter in the statements of each batch that would make all of its text two bytes a letter", () => {
  for (const statement of [PLANS, PLANS_OF_TOLD, OVERVIEWS, ANNOUNCED]) {
    const beyond = [...statement].filter((letter) => letter.charCodeAt(0) > 255);
    expect(beyond).toEqual([]);
  }
});
