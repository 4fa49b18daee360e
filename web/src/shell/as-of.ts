/** What a person typed to read the books as of: a moment, or the reference of a figure to open. */
export type AsOfTyped =
  | { readonly kind: 'moment'; readonly moment: string }
  | { readonly kind: 'reference'; readonly code: string };

const day = /^\d{4}-\d{2}-\d{2}$/;
const minute = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:Z|UTC)?$/i;
const reference = /^f[- ]?[0-9a-z]{4}[- ]?[0-9a-z]{4}$/i;

/** Reads a day (its end), a moment in UTC, or a reference. Throws a RangeError that says what is understood. */
export function readAsOf(text: string): AsOfTyped {
  const typed = text.trim();
  if (reference.test(typed)) return { kind: 'reference', code: typed.toUpperCase().replaceAll(' ', '-') };
  try {
    if (day.test(typed)) {
      return { kind: 'moment', moment: `${Temporal.PlainDate.from(typed)}T23:59:59.999999Z` };
    }
    const [, date = '', hour = '', minutes = ''] = minute.exec(typed) ?? [];
    if (date !== '') {
      return {
        kind: 'moment',
        moment: Temporal.Instant.from(`${date}T${hour.padStart(2, '0')}:${minutes}:59.999999Z`).toString(),
      };
    }
  } catch {
    throw new RangeError(`"${typed}" is no day of the calendar`);
  }
  throw new RangeError('Type a day (2026-10-31), a moment (2026-10-31 14:30, UTC), or a reference (F-7K3Q-9M2C)');
}
