import { fineFigure } from '../../figure/index.ts';
import type { CostAnswer } from '../../ports/index.ts';
import { nothing, type Raised, type Rule, type RuleReads } from '../rule.ts';
import { cloudLink, effectiveTrace, type Conditions } from './bill-rows.ts';

const savings = [
  { column: 'NegotiatedSaving', what: 'list or contracted prices', lost: 'what negotiation saves' },
  { column: 'CommitmentSaving', what: 'contracted prices', lost: 'what commitments save' },
] as const;

/** Cost of the last month with bills whose prices are missing, 0 or in the wrong order, by who bills it. */
export const missingPrice: Rule = async ({ lake, parts, lastMonth }) => {
  if (lastMonth === null) return [];
  const { columns } = await lake.columns(parts);
  const by = columns.includes('InvoiceIssuerName') ? ['InvoiceIssuerName'] : [];
  const found: Raised[] = [];
  for (const saving of savings) {
    const answer = await ask({ lake, parts, lastMonth }, by, { [saving.column]: ['unknown'] });
    found.push(...answer.rows.flatMap((row) => raisedOf(row, { saving, by, month: lastMonth })));
  }
  return found;
};

/** Far above the number of providers that a company has. */
const issuersMax = 1000;

function ask(
  { lake, parts, lastMonth }: Pick<RuleReads, 'lake' | 'parts' | 'lastMonth'>,
  by: readonly string[],
  filter: Conditions,
): Promise<CostAnswer> {
  const span = lastMonth === null ? {} : { from: lastMonth, to: lastMonth };
  return lake.cost(parts, { measure: 'effective', by, months: false, ...span, filter, limit: issuersMax });
}

type About = {
  readonly saving: (typeof savings)[number];
  readonly by: readonly string[];
  readonly month: string;
};

function raisedOf(
  { keys, currency, rows, value }: CostAnswer['rows'][number],
  { saving, by, month }: About,
): readonly Raised[] {
  if (value <= 0n) return [];
  const issuer = keys[0] ?? null;
  const conditions: Conditions = {
    [saving.column]: ['unknown'],
    BillingCurrency: [currency],
    ...(by.length > 0 && { InvoiceIssuerName: [issuer] }),
  };
  const figure = fineFigure(value, currency, effectiveTrace(month, conditions));
  return [
    {
      subject: JSON.stringify([saving.column, issuer, currency]),
      title: `${issuer ?? 'An issuer that is not named'}: ${saving.what} are missing`,
      reason: `${month}: on ${rows} ${rows === 1 ? 'row' : 'rows'}; ${saving.lost} is not known for them`,
      amount: figure,
      // What it costs is known; what it saves is not.
      ebitda: nothing(figure),
      cash: nothing(figure),
      verb: 'Open rows',
      link: cloudLink(month, conditions),
    },
  ];
}
