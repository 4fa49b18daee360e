/** When a browser looked at a company: the last commit that it saw, and that of the look before. */
export type Look = { readonly moment: string; readonly seenAt: number; readonly before: string | null };

/** A pause that parts two looks: going back and forth between pages is one. */
const pauseMs = 30 * 60_000;

/** The look that begins or goes on at a time (milliseconds), while a moment of the books is on screen. */
export function nextLook(last: Look | null, moment: string, at: number): Look {
  if (!last) return { moment, seenAt: at, before: null };
  const before = at - last.seenAt > pauseMs ? last.moment : last.before;
  return { moment, seenAt: at, before };
}

/** The moment that changes are counted from: that of the look before this one. */
export function lookedAt(last: Look | null, at: number): string | undefined {
  if (!last) return undefined;
  return (at - last.seenAt > pauseMs ? last.moment : last.before) ?? undefined;
}

const keyOf = (company: string): string => `capwise.look.${company}`;

export function readLook(company: string): Look | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(company)) ?? 'null') as Look | null;
  } catch {
    return null;
  }
}

/** A browser that keeps nothing has never looked. */
export function keepLook(company: string, look: Look): void {
  try {
    localStorage.setItem(keyOf(company), JSON.stringify(look));
  } catch {
    return;
  }
}
