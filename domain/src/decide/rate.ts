/** The effective monthly rate of a yearly one: (1 + r)^(1/12) − 1, never r/12. */
export function monthlyRate(yearly: number): number {
  return (1 + yearly) ** (1 / 12) - 1;
}
