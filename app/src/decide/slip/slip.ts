import { Refusal } from '@capwise/domain';
import type { Answer } from '@capwise/contract/registry';
import { slipMonths, slipped, type Case, type CaseOption, type Slip } from '@capwise/domain/decide';
import { money, moneyText } from '@capwise/domain/money';
import { addMonths } from '@capwise/domain/time';
import { shortMoney } from '../../figure/index.ts';
import type { Handler } from '../../handler/index.ts';
import { documentOf } from '../document.ts';
import { foldDocument } from '../fold-document.ts';
import { readCase } from '../read.ts';
import { costBetween, viewOf, type View } from './view.ts';

type SlipAnswer = Answer<'decide.slip'>;

/** `decide.slip`: an option whose date slips: EBITDA, cash, the start of amortization, double running and stranded commitments. */
export const slipCase: Handler<'decide.slip'> = async ({ option: asked, months, at, ...source }, context) => {
  const document = await documentOf(source, context);
  const { subject } = readCase(document);
  const id = asked ?? foldDocument(document, 'year').recommendation.verdict.option;
  const option = subject.options.find((one) => one.id === id);
  if (!option) throw unknownOption(subject, id);
  const dates = slipMonths(option);
  const month = at ?? dates[0];
  const slip: Slip = month === undefined ? { option, at: 0, lines: [] } : slipped(option, month, months);
  const [before, after] = [viewOf(subject, option), viewOf(subject, slip.option)];
  return {
    option: option.id,
    label: option.name,
    currency: subject.currency,
    months,
    at: month === undefined ? null : monthText(subject, month),
    dates: dates.map((one) => ({ at: one, month: monthText(subject, one) })),
    words: wordsOf(subject, { slip, months, before, after, isDated: month !== undefined }),
    npv: moved(subject, before.npv, after.npv),
    periods: before.years.map((year, index) => ({
      period: year.period,
      ebitda: moved(subject, year.ebitda, after.years[index]?.ebitda ?? 0n),
      cash: moved(subject, year.cash, after.years[index]?.cash ?? 0n),
    })),
    amortizationStarts: { before: before.amortizes, after: after.amortizes },
    ...costsOf(subject, option, slip, months),
    lines: slip.lines.map(({ what, effect }) => ({ what, effect })),
  };
};

function unknownOption({ options }: Case, id: string | null): Refusal {
  return new Refusal(
    'NOT_FOUND',
    id === null
      ? 'no option of the case stands: name the one that slips'
      : `the case has no option "${id}": these are: ${options.map((one) => one.id).join(', ')}`,
    { value: id },
  );
}

function monthText({ start }: Case, month: number): string {
  return addMonths(start, month).toString();
}

function moved({ currency }: Case, before: bigint, after: bigint): SlipAnswer['npv'] {
  const text = (minor: bigint): string => moneyText(money(minor, currency));
  return { before: text(before), after: text(after), change: text(after - before) };
}

/** What the months of the slip cost by kind of effect: of commitments their expense, of work and of double running the charge. */
function costsOf(
  subject: Case,
  option: CaseOption,
  { lines, at, option: later }: Slip,
  months: number,
): Pick<SlipAnswer, 'worksLonger' | 'runsDouble' | 'stranded'> {
  const costs = (effects: readonly string[], of: CaseOption): string => {
    const numbers = lines.filter(({ effect }) => effects.includes(effect)).map(({ number }) => number);
    return moneyText(money(costBetween(subject, of, { numbers, from: at, months }), subject.currency));
  };
  return {
    worksLonger: costs(['works-longer', 'ready-later'], later),
    runsDouble: costs(['runs-double'], later),
    stranded: costs(['stranded'], option),
  };
}

type Told = {
  readonly slip: Slip;
  readonly months: number;
  readonly before: View;
  readonly after: View;
  readonly isDated: boolean;
};

function wordsOf(subject: Case, { slip, months, before, after, isDated }: Told): string {
  const { name } = slip.option;
  if (!isDated) return `Nothing of ${name} hangs on a date: no month can slip.`;
  const change = after.npv - before.npv;
  const value = shortMoney(change < 0n ? -change : change, subject.currency);
  const year = after.years.findIndex((one, index) => one.ebitda !== before.years[index]?.ebitda);
  const first = after.years[year];
  const moves = first ? first.ebitda - (before.years[year]?.ebitda ?? 0n) : 0n;
  const ebitda = first
    ? `; EBITDA of ${first.period} is ${moves < 0n ? 'lower' : 'higher'} by ${shortMoney(moves < 0n ? -moves : moves, subject.currency)}`
    : '; EBITDA stays';
  return `${name} ${months} months later: ${change === 0n ? 'the same value' : `${value} ${change < 0n ? 'less' : 'more'} value`}${ebitda}.`;
}
