/** Calculates a value of an object once: calendars are slow, and the same month is asked of every line of a case. */
export function recalled<Of extends object, Value>(calculate: (of: Of) => Value): (of: Of) => Value {
  const known = new WeakMap<Of, Value>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const value = calculate(of);
    known.set(of, value);
    return value;
  };
}
