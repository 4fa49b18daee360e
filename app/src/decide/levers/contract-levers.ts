import { chartOfAccounts, purchaseAccounts } from '@capwise/domain/books';
import { addMonths, parseMonth } from '@capwise/domain/time';
import { documentProducer, type SourceDocument } from '../../books/documents/document.ts';
import { readDocuments } from '../../books/documents/register.ts';
import { filterUnder, tracedUnder } from '../../books/reading.ts';
import { minorFigure } from '../../figure/index.ts';
import { majorOf, percent, type Found, type Ground } from './ground.ts';

const listedMax = 12;

/** Services from outside are a lever of their own, and count there. */
const services = chartOfAccounts.filter(({ nature }) => nature === 'services').map(({ code }) => code);
const renewable = purchaseAccounts.filter((account) => !services.includes(account));

const id = 'contract-renewals';

/** Contracts that end before the quarter is over and cost something in the last one: what a renewal can take off. */
export async function contractLevers(ground: Ground): Promise<readonly Found[]> {
  const { reading, question, quarter, base, currency } = ground;
  const documents = await readDocuments(reading.company, question.asOf);
  const ending = documents.flatMap(({ id: subject, stored }) => {
    const end = stored.withdrawn === null ? endOf(stored.document) : null;
    const months = end === null ? 0 : quarter.months.filter((month) => month > end).length;
    const isLive = end !== null && end >= (base.months[0] ?? '');
    return months > 0 && isLive ? [{ subject, what: stored.document.what, end, months }] : [];
  });
  if (ending.length === 0) {
    return [
      {
        id,
        needs: `contracts that end by ${quarter.months.at(-1)}: read the contracts table with their ends (sources.read contracts)`,
      },
    ];
  }
  const span = { from: base.months[0] ?? '', to: base.months.at(-1) ?? '' };
  const found: { readonly label: string; readonly minor: bigint; readonly subject: string; readonly months: number }[] =
    [];
  for (const { subject, what, end, months } of ending) {
    const filter = { ...span, producer: documentProducer, subject, accounts: [...renewable] };
    const own = await reading.company.sums(filterUnder(reading.view, filter), question.asOf);
    const minor = own.reduce((sum, each) => sum + each.minor, 0n);
    if (minor > 0n) found.push({ label: `${what}, ends ${end}`, minor, subject, months });
  }
  if (found.length === 0) {
    return [{ id, needs: `cost of contracts in ${base.name}: read the contracts table (sources.read contracts)` }];
  }
  const { renewalCut } = question.assumptions;
  const effect = found.reduce(
    (sum, { minor, months }) => sum + (majorOf(minor, currency) * renewalCut * months) / 3,
    0,
  );
  return [
    {
      id,
      name: 'Renew contracts for less',
      kind: 'real',
      ebitda: effect,
      operatingIncome: effect,
      cash: effect,
      reversibility: 'hardly',
      risk: 'a vendor gives for a longer term what it takes off the price: the exit gets dearer',
      honesty: 'Cost goes from the renewal on, and not before: a contract that runs on gives nothing.',
      reckoning: `Cost of ${found.length} contracts in ${base.name} × ${percent(renewalCut)} (assumption) × the months of ${quarter.name} after each end`,
      evidence: found
        .toSorted((a, b) => Number(b.minor - a.minor))
        .slice(0, listedMax)
        .map(({ label, minor, subject }) => ({
          label,
          figure: minorFigure(
            minor,
            currency,
            tracedUnder(reading.view, { ...span, producer: documentProducer, subject, accounts: [...renewable] }, 1),
          ),
        })),
    },
  ];
}

/** The last month of a contract; null for what is none. */
function endOf(document: SourceDocument): string | null {
  const last = (month: string, months: number): string => addMonths(parseMonth(month), months - 1).toString();
  switch (document.kind) {
    case 'expense':
      return document.repeats > 1 ? last(document.month, document.repeats) : null;
    case 'prepay':
      return document.stopsAt === undefined ? last(document.month, document.termMonths) : null;
    default:
      return null;
  }
}
