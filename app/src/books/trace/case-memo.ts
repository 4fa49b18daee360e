import { leftOutAmounts, memoAmounts } from '@capwise/domain/decide';
import { money, moneyText } from '@capwise/domain/money';
import { addMonths } from '@capwise/domain/time';
import { foldedOption } from './case.ts';
import type { Opened, TraceContext } from './opened.ts';

const markers = [':memo:', ':left-out:'] as const;

/**
 * Whether an item is the off-book amount of an option: `case:<document>:<option>:memo:<from>:<to>`, `:-` where it is subtracted;
 * `left-out` is what stands outside of the decision.
 */
export function isMemo(id: string): boolean {
  return id.startsWith('case:') && markers.some((marker) => id.includes(marker));
}

/** Opens what an option counts off-book into its memo lines: they are in no account. Refuses NOT_FOUND. */
export async function openMemo(id: string, context: TraceContext): Promise<Opened> {
  const marker = markers.find((each) => id.includes(each)) ?? markers[0];
  const isLeftOut = marker === ':left-out:';
  const at = id.lastIndexOf(marker);
  const scenario = id.slice(0, at);
  const [from = '', to = '', turned] = id.slice(at + marker.length).split(':');
  const sign = turned === '-' ? -1n : 1n;
  const { subject, option } = await foldedOption(scenario, context);
  const within = (isLeftOut ? leftOutAmounts : memoAmounts)(subject, option).filter(({ month }) => {
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
    title: `${option.name}: ${isLeftOut ? 'not in the decision' : 'off-book'}`,
    definition: isLeftOut
      ? 'Lines that are sunk or allocated, as they would be charged: no option changes them, so that they are in no cash and no present value.'
      : 'Memo lines of the option: they count in the decision (net present value, decision total) and in no account, so that EBITDA and cash do not know them.',
    total: text(total),
    sum: text(lines.reduce((sum, { minor }) => sum + minor, 0n)),
    unit: subject.currency,
    count: lines.length,
    children: lines.slice(offset, offset + limit).map(({ line, minor }) => ({
      label: option.lines[line]?.what ?? option.name,
      detail: option.lines[line]?.leftOut ?? 'off-book',
      figure: {
        value: text(minor),
        unit: subject.currency,
        trace: { kind: 'assumption' as const, id: `${scenario}:${line}` },
      },
      opens: 'its assumption',
    })),
  };
}
