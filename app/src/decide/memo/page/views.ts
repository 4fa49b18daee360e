import { exactAmounts, lineMinor, yearLabels } from '../amounts.ts';
import type { Block, Column, Row, Section } from '../document.ts';
import type { MemoFacts, OptionFacts } from '../facts.ts';
import { bridgePicture } from '../pictures/bridge.ts';
import { clipped } from '../pictures/svg.ts';
import { cashPicture } from '../pictures/cash-curve.ts';

/** Years that stand by themselves on the page; the rest stands in one row, and in the appendix. */
const yearsShown = 6;

type Views = readonly { readonly ebitda: bigint; readonly bridge: bigint; readonly cash: bigint }[];

/** EBITDA and cash by year of the recommended option and its rival, what lies between the two, and both as pictures. */
export function viewsSections(facts: MemoFacts): readonly Section[] {
  return [
    { title: 'EBITDA and cash', blocks: [viewsTable(facts)] },
    { title: 'Cumulative cash', half: 'tall', blocks: [{ kind: 'picture', picture: cashPicture(facts) }] },
    { title: 'From EBITDA to cash', half: 'single', blocks: [{ kind: 'picture', picture: bridgePicture(facts) }] },
  ];
}

function viewsTable({ evaluation, first, second, subject, isRecommended }: MemoFacts): Block {
  const { currency } = subject;
  const shown = [first, ...(second ? [second] : [])];
  const labels = shortened(yearLabels(evaluation));
  const views = shown.map((option) => condensed(viewsOf(option, currency)));
  const write = exactAmounts(
    views.flatMap((each) => each.flatMap(({ ebitda, bridge, cash }) => [ebitda, bridge, cash])),
    currency,
  );
  const columns: Column[] = [
    { label: 'Year' },
    ...shown.flatMap(({ option }, index) => {
      const name = clipped(option.name, 48);
      const group = index === 0 && isRecommended ? `${name} (recommended)` : name;
      return ['EBITDA view', 'Bridge', 'Cash view'].map((label) => ({ label, group, isNumber: true }));
    }),
  ];
  const rows = [...labels, 'Total'].map((label, row): Row => {
    const cells = views.flatMap((each) => {
      const view = each[row] ?? { ebitda: 0n, bridge: 0n, cash: 0n };
      return [write(view.ebitda), write(view.bridge), write(view.cash)];
    });
    return { cells: [label, ...cells], ...(row === labels.length && { isTotal: true }) };
  });
  const caption = `${currency}, ${evaluation.tax}; EBITDA plus bridge is cash, to the cent`;
  return { kind: 'table', caption, columns, rows };
}

/** By year and, last, over all. */
function viewsOf({ answer }: OptionFacts, currency: string): Views {
  const [ebitda, cash] = [lineMinor(answer, 'ebitda', currency), lineMinor(answer, 'cash', currency)];
  const view = (left: bigint, right: bigint): Views[number] => ({ ebitda: left, bridge: right - left, cash: right });
  return [...ebitda.years.map((year, index) => view(year, cash.years[index] ?? 0n)), view(ebitda.total, cash.total)];
}

function condensed(views: Views): Views {
  const [years, total] = [views.slice(0, -1), views.slice(-1)];
  if (years.length <= yearsShown) return views;
  const rest = years.slice(yearsShown - 1).reduce(
    (sum, { ebitda, bridge, cash }) => ({
      ebitda: sum.ebitda + ebitda,
      bridge: sum.bridge + bridge,
      cash: sum.cash + cash,
    }),
    { ebitda: 0n, bridge: 0n, cash: 0n },
  );
  return [...years.slice(0, yearsShown - 1), rest, ...total];
}

function shortened(labels: readonly string[]): readonly string[] {
  if (labels.length <= yearsShown) return labels;
  const rest = labels.slice(yearsShown - 1);
  const [begin = '', end = ''] = [rest[0]?.split(' to ')[0], rest.at(-1)?.split(' to ').at(-1)];
  return [...labels.slice(0, yearsShown - 1), `${begin} to ${end}`];
}
