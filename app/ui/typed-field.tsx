import { TextField, type TextFieldProps } from "@shopify/polaris";
import { useFieldError } from "./meanwhile";

/** A field whose text its dialog keeps, with what was saved in its place meanwhile. `compared`: the name that goes by. */
export const TypedField = ({
  compared,
  error,
  ...rest
}: Omit<TextFieldProps, "error" | "autoComplete"> & { compared: string; error: string | undefined }) => (
  <TextField {...rest} autoComplete="off" error={useFieldError(compared, error)} />
);
