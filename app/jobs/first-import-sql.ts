/** SQL: whether a shop's first import runs. */
export const firstImportRuns = (shopId: string) =>
  `EXISTS (SELECT 1 FROM jobs j WHERE j.shop_id = ${shopId} AND j.kind = 'import' AND j.state = 'running'
    AND json_extract(j.cursor, '$.isRepeat') IS NULL)`;
