// Stands in the build for what zod makes of schemas by generated code, which a Worker may not run, and of JSON Schemas, which
// nothing here reads.
export const INVALID = undefined;
export const compile = undefined;
export const compileFn = undefined;
export const withParser = undefined;
export const ZodCompileAsyncError = undefined;
export const ZodCompileUnsupportedError = undefined;
export const fromJSONSchema = undefined;
