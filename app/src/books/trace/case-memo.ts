import { memoAmounts } from '@capwise/domain/decide';
import { money, moneyText } from '@capwise/domain/money';
import { addMonths } from '@capwise/domain/time';
import { foldedOption } from './case.ts';
import type { Opened, TraceContext } from './opened.ts';

const marker = ':memo:';

/** Whether an item is the off-book amount of an option: `case:<document>:<option>:memo:<from>:<to>`, `:-` where it is subtracted. */
export function isMemo(id: string): boolean {
  return id.startsWith('case:') && id.includes(marker);
}

/** Opens what an option counts off-book into its memo lines: they are in no account. Refuses NOT_FOUND. */
export async function openMemo(id: string, context: TraceContext): Promise<Opened> {
  const at = id.lastIndexOf(marker);
  const scenario = id.slice(0, at);
  const [from = '', to = '', turned] = id.slice(at + marker.length).split(':');
  const sign = turned === '-' ? -1n : 1n;
  const { subject, option } = await foldedOption(scenario, context);
  const within = memoAmounts(subject, option).filter(({ month }) => {
    const text = addMonths(subject.start, month).toString();
    return text >= from && text <= to;
  });
  const lines = [...Map.groupBy(within, ({ line }) => line)].map(([line, amounts]) => ({
    line,
    minor: sign * amounts.reduce((sum, { minor }) => sum + minor, 0n),
  }));
  const text = (minor: bigint): string => moneyText(money(minor, subject.currency));
  const total = sign * within.reduce((sum, { minor }) => sum + minor, 0n);
  const { limit, offset } = context.page;
  return {
    title: `${option.name}: off-book`,
    definition:
      'Memo lines of the option: they count in the decision (net present value, decision total) and in no account, so that EBITDA and cash do not know them.',
    total: text(total),
    sum: text(lines.reduce((sum, { minor }) => sum + minor, 0n)),
    unit: subject.currency,
    count: lines.length,
    children: lines.slice(offset, offset + limit).map(({ line, minor }) => ({
      label: option.lines[line]?.what ?? option.name,
      detail: 'off-book',
      figure: {
        value: text(minor),
        unit: subject.currency,
        trace: { kind: 'assumption' as const, id: `${scenario}:${line}` },
      },
      opens: 'its assumption',
    })),
  };
}
