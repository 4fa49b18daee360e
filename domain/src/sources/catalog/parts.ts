/** An amount of one month and what its source says, by column; null: it says nothing there. */
export type Portion = {
  readonly said: Readonly<Record<string, string | null>>;
  readonly month: string;
  readonly amount: bigint;
};

/** Amounts told by as few values as will do. `months` null: all months that there are. */
export type PortionPart = {
  readonly equals: Readonly<Record<string, string | null>>;
  readonly months: readonly string[] | null;
  readonly amount: bigint;
};

/**
 * Says which of all portions some are, in conditions that fit these and no others: by one value where all that has it is
 * among them, else by everything that is said. Each portion is in exactly one part. The largest part is first.
 */
export function partsOf(
  members: readonly Portion[],
  all: readonly Portion[],
  columns: readonly string[],
): readonly PortionPart[] {
  let left: ReadonlySet<Portion> = new Set(members);
  const parts: PortionPart[] = [];
  for (const column of columns) {
    const whole = Map.groupBy(all, ({ said }) => said[column] ?? null);
    const taken = new Set<Portion>();
    for (const [value, own] of Map.groupBy(left, ({ said }) => said[column] ?? null)) {
      if (value === null) continue;
      const part = wholeMonths(own, whole.get(value) ?? [], { [column]: value });
      if (!part) continue;
      parts.push(part);
      const months = part.months === null ? null : new Set(part.months);
      for (const portion of own) if (months === null || months.has(portion.month)) taken.add(portion);
    }
    left = new Set([...left].filter((portion) => !taken.has(portion)));
  }
  const allOf = Map.groupBy(all, (portion) => keyOf(portion, columns));
  for (const [key, own] of Map.groupBy(left, (portion) => keyOf(portion, columns))) {
    const equals = Object.fromEntries(columns.map((column) => [column, own[0]?.said[column] ?? null]));
    parts.push(partOf(own, allOf.get(key) ?? [], equals));
  }
  return parts.toSorted((a, b) => (magnitude(b.amount) > magnitude(a.amount) ? 1 : -1));
}

/** The months in which everything that has a value is among the members; null where there is none. */
function wholeMonths(
  own: readonly Portion[],
  whole: readonly Portion[],
  equals: Readonly<Record<string, string>>,
): PortionPart | null {
  const wholes = Map.groupBy(whole, ({ month }) => month);
  const kept = [...Map.groupBy(own, ({ month }) => month)].filter(
    ([month, some]) => wholes.get(month)?.length === some.length,
  );
  if (kept.length === 0) return null;
  return partOf(
    kept.flatMap(([, some]) => some),
    whole,
    equals,
  );
}

function partOf(own: readonly Portion[], whole: readonly Portion[], equals: PortionPart['equals']): PortionPart {
  const months = [...new Set(own.map(({ month }) => month))].toSorted((a, b) => (a < b ? -1 : 1));
  const everyMonth = whole.every(({ month }) => months.includes(month));
  return {
    equals,
    months: everyMonth ? null : months,
    amount: own.reduce((sum, { amount }) => sum + amount, 0n),
  };
}

function keyOf({ said }: Portion, columns: readonly string[]): string {
  return JSON.stringify(columns.map((column) => said[column] ?? null));
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
