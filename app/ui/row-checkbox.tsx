/**
 * Selects a row of a list. It looks as Polaris's does, drawn by the style sheet: a list holds fifty, and each of Polaris's is a
 * kilobyte of the page and a dozen parts to wake.
 */
export const RowCheckbox = ({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: () => void;
}) => <input type="checkbox" className="RowCheckbox" aria-label={label} {...{ checked, onChange }} />;
