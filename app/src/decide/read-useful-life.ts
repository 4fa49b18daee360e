import { Refusal } from '@capwise/domain';
import type { CaseLine, YearOfUse } from '@capwise/domain/decide';
import { amountOf, lifeOf, rateOf, sure } from './quantities.ts';
import type { LineSetting } from './line-setting.ts';
import { located, type Section } from './reader.ts';

type UsefulLife = Pick<CaseLine, 'economicLifeMonths' | 'uses'>;

/**
 * Reads how long a part earns, and its use in each year that it is booked for: a cascade. Refuses INVALID_CASE, and CASCADE_GAP
 * for a booked year without a use.
 */
export function readUsefulLife(section: Section, lifeMonths: number, { currency }: LineSetting): UsefulLife {
  return {
    ...(section.has('economic life') && {
      economicLifeMonths: sure(section, 'economic life', lifeOf(section, 'economic life')),
    }),
    ...(section.has('uses') && { uses: readUses(section, lifeMonths, currency) }),
  };
}

function readUses(section: Section, lifeMonths: number, currency: string): readonly YearOfUse[] {
  const years = Math.ceil(lifeMonths / 12);
  const uses = section
    .sections('uses', '"year:", "use:", "value:" and "utilization:"')
    .map((use) => readUse(use, years, currency));
  const gap = Array.from({ length: years }, (_, index) => index + 1).find((year) =>
    uses.every((use) => use.year !== year),
  );
  if (gap === undefined) return uses;
  return located(section.placeOf('uses'), () => {
    throw new Refusal(
      'CASCADE_GAP',
      `year ${gap} of ${years} is booked and has no use: add "- {year: ${gap}, use: Batch inference, value: 1M, utilization: 50%}", or book a life that ends before it`,
      { year: gap, years },
    );
  });
}

function readUse(section: Section, years: number, currency: string): YearOfUse {
  section.only(['year', 'use', 'value', 'utilization']);
  const year = Number(section.required('year', '1'));
  if (!Number.isInteger(year) || year < 1 || year > years)
    throw section.refuse('year', `it is not a year of the book life: write a whole number from 1 to ${years}`);
  const utilization = rateOf(section, 'utilization').value;
  if (utilization < 0 || utilization > 1)
    throw section.refuse('utilization', 'it is not a share of the year: write 60%');
  return {
    year,
    use: section.required('use', 'Training'),
    value: amountOf(section, 'value', { currency, every: 'year' }).value,
    utilization,
  };
}
