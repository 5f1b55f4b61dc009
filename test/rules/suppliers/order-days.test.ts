import { expect, test } from "vitest";
import { BRITISH } from "../../../app/formats/date-style";
import { apart, type Closure, closureText } from "../../../app/suppliers/calendar/closures";
import { closuresTyped } from "../../../app/suppliers/calendar/closures-typed";
import { waitSaid } from "../../../app/suppliers/calendar/order-days-said";
import {
  ANY_DAY,
  arrivalDay,
  firstOrderDay,
  lastOrderDay,
  leadTimeOn,
  leadTimeTaken,
  weekdayOf,
} from "../../../app/suppliers/calendar/order-days-sql";
import { weekdayText } from "../../../app/suppliers/calendar/weekdays";
import { weekdaysTyped } from "../../../app/suppliers/calendar/weekdays-typed";

const on = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const NEW_YEAR: Closure = { from: on("2027-02-06"), until: on("2027-02-20"), name: "Chinese New Year" };
const CLOSED = { weekdays: null, closures: [NEW_YEAR] };
const MONDAYS = { weekdays: 1, closures: [] };

test("Without closed periods and weekdays the lead time is as promised", () => {
  expect(leadTimeOn(ANY_DAY, on("2027-01-10"), 30)).toBe(30);
  expect(lastOrderDay(ANY_DAY, on("2027-03-01"), 30)).toBe(on("2027-01-30"));
});

test("An order that would be made through Chinese New Year 2027 comes as many days later", () => {
  expect(arrivalDay(CLOSED, on("2027-01-10"), 26)).toBe(on("2027-02-05"));
  expect(arrivalDay(CLOSED, on("2027-01-10"), 27)).toBe(on("2027-02-21"));
  expect(leadTimeOn(CLOSED, on("2027-01-20"), 30)).toBe(45);
});

test("For goods needed in mid-February the last order leaves early in January", () => {
  expect(lastOrderDay(CLOSED, on("2027-02-15"), 30)).toBe(on("2027-01-06"));
});

test("What is ordered while it is closed waits until it opens", () => {
  expect(firstOrderDay(CLOSED, on("2027-02-10"))).toBe(on("2027-02-21"));
  expect(leadTimeOn(CLOSED, on("2027-02-10"), 7)).toBe(18);
});

test("An order waits for the next of the weekdays, and a closed period after it for the next one behind", () => {
  expect(weekdayOf(on("2026-11-30"))).toBe(0);
  expect(leadTimeOn(MONDAYS, on("2026-11-28"), 5)).toBe(7);
  const both = { weekdays: 1, closures: [{ from: on("2026-11-30"), until: on("2026-12-02"), name: "" }] };
  expect(firstOrderDay(both, on("2026-11-28"))).toBe(on("2026-12-07"));
  expect(lastOrderDay(MONDAYS, on("2026-12-12"), 5)).toBe(on("2026-12-07"));
});

test("A lead time is measured without the wait for the supplier's day and what it was closed for, so that plans reckon those in once", () => {
  expect(leadTimeTaken(CLOSED, on("2027-01-20"), on("2027-03-06"))).toBe(30);
  const both = { weekdays: 1, closures: [NEW_YEAR, { from: on("2027-03-10"), until: on("2027-03-10"), name: "" }] };
  for (const days of [ANY_DAY, CLOSED, MONDAYS, both])
    for (let ordered = on("2027-01-01"); ordered < on("2027-03-15"); ordered++)
      for (const lead of [0, 3, 30, 365])
        expect(leadTimeTaken(days, ordered, ordered + leadTimeOn(days, ordered, lead))).toBe(lead);
  // It took the order though it takes none on that day, and delivered while it was closed.
  expect(leadTimeTaken(MONDAYS, on("2026-11-24"), on("2026-11-26"))).toBe(2);
  expect(leadTimeTaken(CLOSED, on("2027-02-01"), on("2027-02-10"))).toBe(9);
});

test("Closed periods come back from their text, sorted, and those that touch are one", () => {
  const text = "2027-05-01: Labour Day\n2027-02-06 to 2027-02-20 Chinese New Year\n2027-02-21 – 2027-02-22";
  const read = closuresTyped.parse(text);
  expect(read).toEqual([
    { from: on("2027-02-06"), until: on("2027-02-22"), name: "Chinese New Year" },
    { from: on("2027-05-01"), until: on("2027-05-01"), name: "Labour Day" },
  ]);
  expect(closuresTyped.parse(closureText(read))).toEqual(read);
  expect(apart([NEW_YEAR, { ...NEW_YEAR, name: "" }])).toEqual([NEW_YEAR]);
});

test("Days that there are not, or the wrong way about, are refused with the line", () => {
  for (const text of ["2027-02-30", "2027-02-20 to 2027-02-06", "February", "2027-01-01 to 2029-01-01"])
    expect(closuresTyped.safeParse(text).error?.issues[0]?.message).toContain(`“${text}”`);
});

test("Weekdays are read by their first letters; all of them, or none, are any day", () => {
  expect([
    weekdaysTyped.parse("Monday, wed"),
    weekdaysTyped.parse(""),
    weekdaysTyped.parse("mon tue wed thu fri sat sun"),
  ]).toEqual([5, null, null]);
  expect(weekdayText(5)).toBe("Mon, Wed");
  expect(weekdaysTyped.safeParse("Mo").success).toBe(false);
});

test("What it means for an order of today is said in words, and only where it means something", () => {
  expect(waitSaid(CLOSED, on("2027-01-20"), 30, BRITISH)).toBe(
    "Closed 6 Feb – 20 Feb 2027 (Chinese New Year). What is ordered now comes by 6 Mar 2027: 45 days.",
  );
  expect(waitSaid(CLOSED, on("2026-11-28"), 30, BRITISH)).toBeUndefined();
  expect(waitSaid(MONDAYS, on("2026-11-28"), 5, BRITISH)).toBe(
    "It takes the next order on 30 Nov 2026. What is ordered now comes by 5 Dec 2026: 7 days.",
  );
});
