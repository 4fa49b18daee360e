/** What reading a case may refuse: its text, or a treatment of one of its lines. */
export const caseErrors = [
  'INVALID_CASE',
  'FILE_NOT_FOUND',
  'LIFE_NOT_POSITIVE',
  'CASCADE_GAP',
  'NOT_CAPITALIZABLE',
  'NOT_ELECTIVE',
  'CHARGE_AFTER_TERM',
  'ASSET_IN_SERVICE',
  'ASSET_NOT_IN_SERVICE',
  'EVENT_BEFORE_ASSET',
  'EVENT_AFTER_DISPOSAL',
  'IMPAIRMENT_ABOVE_BOOK',
  'UNDOCUMENTED_TEST',
] as const;
