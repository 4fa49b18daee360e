import { optionName, type MemoFacts } from '../facts.ts';
import { percent, roundAmounts } from '../amounts.ts';
import type { Block, Section } from '../document.ts';
import { baseText, flipCell, swingValue } from '../page/deciding.ts';
import { distributionPicture } from '../pictures/distribution.ts';
import { tornadoPicture } from '../pictures/tornado.ts';

/** How the difference hangs on each assumption, as pictures and in numbers. */
export function sensitivitySection(facts: MemoFacts): Section {
  const { evaluation } = facts;
  const title = 'Sensitivity';
  const { estimate } = evaluation;
  if (!estimate) {
    const text = 'Nothing was drawn: page one says why.';
    return { title, blocks: [{ kind: 'paragraph', text }, ...stressTable(facts)] };
  }
  const pictures = [tornadoPicture(facts), distributionPicture(facts)].flatMap((picture): readonly Block[] =>
    picture ? [{ kind: 'picture', picture }] : [],
  );
  return {
    title,
    blocks: [
      ...pictures,
      swingTable(facts),
      ...stressTable(facts),
      {
        kind: 'paragraph',
        text: 'One assumption moves at a time, all others at their base: what two do together does not show in it. The share of variance and the worth of knowing come from all draws at once.',
      },
      ...estimate.notes.map((text): Block => ({ kind: 'paragraph', text })),
    ],
  };
}

function swingTable(facts: MemoFacts): Block {
  const { estimate, currency } = facts.evaluation;
  const write = roundAmounts(estimate?.swings.flatMap(({ atLow, atHigh }) => [atLow, atHigh]) ?? [], currency);
  const worth = roundAmounts(estimate?.influences.map((one) => one.worth) ?? [], currency);
  const influence = (name: string) => estimate?.influences.find((one) => one.name === name);
  return {
    kind: 'table',
    caption: `NPV of ${facts.first.option.name} less ${facts.second?.option.name ?? ''}, ${currency}`,
    columns: [
      { label: 'Assumption' },
      ...[
        'P10',
        'Base',
        'P90',
        'Difference at P10',
        'Difference at P90',
        'Value flips at',
        'Share of variance',
        'Worth of knowing',
      ].map((label) => ({ label, isNumber: true })),
    ],
    rows: (estimate?.swings ?? []).map((swing) => {
      const found = influence(swing.name);
      return {
        cells: [
          swing.name,
          swingValue(facts, swing.name, swing.low),
          baseText(facts, swing.name),
          swingValue(facts, swing.name, swing.high),
          write(swing.atLow),
          write(swing.atHigh),
          flipCell(facts, swing),
          found ? percent(Math.max(0, found.share)) : 'unknown',
          found ? worth(found.worth) : 'unknown',
        ],
      };
    }),
  };
}

/** What the options are worth under the stresses that the case names. */
function stressTable(facts: MemoFacts): readonly Block[] {
  const { stresses, currency, options } = facts.evaluation;
  const shown = options.filter(({ variantOf }) => variantOf === null);
  if (stresses.length === 0) return [];
  const write = roundAmounts(
    stresses.flatMap((stress) => stress.options.map(({ npv }) => npv)),
    currency,
  );
  return [
    {
      kind: 'table',
      caption: `NPV under each stress, ${currency}`,
      columns: [
        { label: 'Stress' },
        { label: 'Where' },
        ...shown.map(({ name }) => ({ label: name, isNumber: true })),
        { label: 'Recommended then' },
      ],
      rows: stresses.map((stress) => ({
        cells: [
          stress.name,
          stress.set.map(({ name, value }) => `${name} at ${swingValue(facts, name, value)}`).join(', '),
          ...shown.map(({ id }) => write(stress.options.find((one) => one.id === id)?.npv ?? 0)),
          stress.option === null
            ? 'none is left'
            : `${optionName(facts, stress.option)}${stress.flips ? ': it flips' : ''}`,
        ],
      })),
    },
  ];
}
