import type { Input } from '@capwise/contract/registry';
import { findingId, rankOf, stateOn } from '@capwise/domain/govern';
import { fineDigits, parseFine, type Fine } from '@capwise/domain/money';
import { unitOf } from '../company/index.ts';
import type { Handler } from '../handler/index.ts';
import type { CompanyReads } from '../ports/index.ts';
import { countsOf, rowOf } from './answer.ts';
import type { KeptFinding } from './kept.ts';
import { dayOf, readFindings } from './reading.ts';

type Question = Input<'govern.findings'>;

/** `govern.findings`: what needs a decision, the largest dollars first. */
export const listFindings: Handler<'govern.findings'> = async (question, context) => {
  const company = await context.books();
  const { asOf } = question;
  const { findings, kept, unanswered } = await readFindings(context, asOf);
  const today = dayOf(context, asOf);
  const weightOf = await createWeight(company, asOf);
  const fitting = findings
    .filter((finding) => fits(finding, question, today))
    .toSorted((left, right) => {
      const [a, b] = [weightOf(left), weightOf(right)];
      const byEye = rankOf(left.kind, question.eye) - rankOf(right.kind, question.eye);
      return byEye || (a === b ? (findingId(left) < findingId(right) ? -1 : 1) : a < b ? 1 : -1);
    });
  return {
    currency: await unitOf(company),
    counts: countsOf(findings, today),
    total: fitting.length,
    findings: fitting.slice(0, question.limit).map((finding) => rowOf(finding, { today, asOf })),
    owners: [...new Set(findings.flatMap(({ owner }) => owner ?? []))].sort((a, b) => a.localeCompare(b, 'en')),
    kept,
    unanswered,
  };
};

function fits(finding: KeptFinding, question: Question, today: Temporal.PlainDate): boolean {
  const { state, kind, desk, owner, unassigned } = question;
  return (
    (state === 'all' || stateOn(finding, today) === state) &&
    (kind === undefined || finding.kind === kind) &&
    (desk === undefined || rowOf(finding, { today, asOf: undefined }).desk === desk) &&
    (owner === undefined || finding.owner === owner) &&
    (!unassigned || finding.owner === null)
  );
}

/**
 * Dollars to order by, in the functional currency at the last known rate; where a currency has none its amount counts as it
 * stands. It orders, and is shown nowhere. Unknown dollars come last.
 */
async function createWeight(company: CompanyReads, asOf?: string): Promise<(finding: KeptFinding) => Fine> {
  const functional = await unitOf(company);
  const rates = new Map<string, { readonly day: string; readonly rate: Fine }>();
  for (const { currency, day, rate } of await company.rates(asOf)) {
    const known = rates.get(currency);
    if (known === undefined || known.day < day) rates.set(currency, { day, rate: parseFine(rate) });
  }
  const unit = 10n ** BigInt(fineDigits);
  return ({ amount, content }) => {
    if (amount === null) return -1n;
    const rate = content.amount.unit === functional ? unit : (rates.get(content.amount.unit)?.rate ?? unit);
    return (amount * rate) / unit;
  };
}
