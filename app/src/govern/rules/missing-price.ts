import { fineFigure } from '../../figure/index.ts';
import type { CostAnswer } from '../../ports/index.ts';
import { nothing, type Raised, type Rule, type RuleReads } from '../rule.ts';
import {
  cloudLink,
  effectiveTrace,
  lookedAt,
  monthsText,
  overMonths,
  type Conditions,
  type GroupOfMonths,
  type Months,
} from './bill-rows.ts';

const savings = [
  { column: 'NegotiatedSaving', what: 'list or contracted prices', lost: 'what negotiation saves' },
  { column: 'CommitmentSaving', what: 'contracted prices', lost: 'what commitments save' },
] as const;

/** Cost of the months that are looked at whose prices are missing, 0 or in the wrong order, by who bills it. */
export const missingPrice: Rule = async ({ books, lake, parts, lastMonth }) => {
  const span = await lookedAt({ books, lastMonth });
  if (span === null) return [];
  const { columns } = await lake.columns(parts);
  const by = columns.includes('InvoiceIssuerName') ? ['InvoiceIssuerName'] : [];
  const found: Raised[] = [];
  for (const saving of savings) {
    const answer = await ask({ lake, parts, span }, by, { [saving.column]: ['unknown'] });
    found.push(...overMonths(answer.rows).flatMap((group) => raisedOf(group, { saving, by })));
  }
  return found;
};

/** Far above the number of providers that a company has. */
const issuersMax = 1000;

function ask(
  { lake, parts, span: { from, to } }: Pick<RuleReads, 'lake' | 'parts'> & { readonly span: Months },
  by: readonly string[],
  filter: Conditions,
): Promise<CostAnswer> {
  const question = { measure: 'effective', by, months: true, to, filter, limit: issuersMax } as const;
  return lake.cost(parts, from === null ? question : { ...question, from });
}

type About = {
  readonly saving: (typeof savings)[number];
  readonly by: readonly string[];
};

function raisedOf({ keys, currency, rows, value, months }: GroupOfMonths, { saving, by }: About): readonly Raised[] {
  if (value <= 0n) return [];
  const issuer = keys[0] ?? null;
  const conditions: Conditions = {
    [saving.column]: ['unknown'],
    BillingCurrency: [currency],
    ...(by.length > 0 && { InvoiceIssuerName: [issuer] }),
  };
  const figure = fineFigure(value, currency, effectiveTrace(months, conditions));
  return [
    {
      subject: JSON.stringify([saving.column, issuer, currency]),
      title: `${issuer ?? 'An issuer that is not named'}: ${saving.what} are missing`,
      reason: `${monthsText(months)}: on ${rows} ${rows === 1 ? 'row' : 'rows'}; ${saving.lost} is not known for them`,
      amount: figure,
      // What it costs is known; what it saves is not.
      ebitda: nothing(figure),
      cash: nothing(figure),
      verb: 'Open rows',
      link: cloudLink(months, conditions),
    },
  ];
}
