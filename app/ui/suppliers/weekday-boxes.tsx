import { ChoiceList, Text } from "@shopify/polaris";
import { useState } from "react";
import { WEEKDAYS, weekdayText } from "../../suppliers/calendar/weekdays";
import { useFieldError } from "../meanwhile";
import { FIELDS } from "./words";

/** Days on which it takes orders; none ticked is any. */
export const WeekdayBoxes = ({ mask, error }: { mask: number | null; error?: string }) => {
  const [days, setDays] = useState(weekdayText(mask).split(", ").filter(Boolean));
  return (
    <>
      <div className="Weekdays">
        <ChoiceList
          allowMultiple
          title={FIELDS.weekdays}
          choices={WEEKDAYS.map((day) => ({ label: day, value: day }))}
          selected={days}
          onChange={setDays}
          error={useFieldError("orderWeekdays", error)}
        />
        <Text as="p" tone="subdued">
          {FIELDS.anyDay}
        </Text>
      </div>
      <input type="hidden" name="orderWeekdays" value={WEEKDAYS.filter((day) => days.includes(day)).join(", ")} />
    </>
  );
};
