/** A moment of the server, `2026-11-03T09:14:05Z`, to the minute: `3 Nov 2026, 09:14 UTC`. */
export function momentText(instant: string): string {
  const time = Temporal.Instant.from(instant).toZonedDateTimeISO('UTC');
  const month = time.toLocaleString('en-US', { month: 'short' });
  const clock = `${String(time.hour).padStart(2, '0')}:${String(time.minute).padStart(2, '0')}`;
  return `${time.day} ${month} ${time.year}, ${clock} UTC`;
}
