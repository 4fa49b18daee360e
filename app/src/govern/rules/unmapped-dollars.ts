import type { Trace } from '@capwise/contract/operation';
import { parseFine } from '@capwise/domain/money';
import { unmappedDollars as askUnmapped } from '../../sources/index.ts';
import { nothing, type Rule } from '../rule.ts';

/** Cost of the last month with bills that nothing in the catalog names. Nobody is asked before a catalog is begun. */
export const unmappedDollars: Rule = async ({ books, lake, lastMonth }) => {
  if (lastMonth === null) return [];
  const { things, total, unmapped } = await askUnmapped(books, lake, lastMonth);
  if (things === 0) return [];
  return unmapped.flatMap(({ value, unit, trace }) => {
    if (value === null || parseFine(value) <= 0n) return [];
    const figure = { value, unit, trace: unpinned(trace) };
    const whole = total.find((one) => one.unit === unit)?.value ?? value;
    return [
      {
        subject: unit,
        title: 'Cost that nothing in the catalog names',
        reason: `${lastMonth}: ${shareText(value, whole)} of the cost of the bills in ${unit}`,
        amount: figure,
        ebitda: nothing(figure),
        cash: nothing(figure),
        verb: 'Map',
        link: '/sources?catalog=1',
      },
    ];
  });
};

function shareText(part: string, whole: string): string {
  const of = parseFine(whole);
  if (of <= 0n) return 'a part';
  const tenths = (parseFine(part) * 1000n + of / 2n) / of;
  return `${tenths / 10n}.${tenths % 10n}%`;
}

/** Evidence of what is there when it is opened: pinned to a moment, it would be another one after each commit. */
function unpinned(trace: Trace): Trace {
  if (trace.kind === 'formula') {
    return { ...trace, parts: trace.parts.map((part) => ({ ...part, trace: unpinned(part.trace) })) };
  }
  if (trace.kind !== 'rows') return trace;
  const { asOf: _, ...filter } = trace.filter;
  return { ...trace, filter };
}
