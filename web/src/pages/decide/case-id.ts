/** Where the case itself stands on its page, as a form or as text. */
export const caseId = 'the-case';
