import type { Answer } from '@capwise/contract/registry';
import { fineText } from '@capwise/domain/money';
import type { Handler } from '../handler/index.ts';
import type { CompanyStore } from '../ports/index.ts';
import { readBillingPeriods } from './datasets/billing-periods.ts';
import { fileAnswer } from './loaded-file.ts';
import { warningAnswer } from './warning-answer.ts';

type PeriodStatus = Answer<'sources.list'>['loads'][number]['parts'][number]['period'];

export const listLoads: Handler<'sources.list'> = async ({ asOf }, context) => {
  const company = await context.books();
  const loads = await company.loads(asOf);
  const periodOf = await periodsOfParts(company, asOf);
  return {
    loads: loads.map((load) => ({
      id: load.id,
      source: [...new Set(load.parts.map(({ source }) => source))].sort().join(', '),
      loadedAt: load.publishedAt,
      version: load.version,
      files: load.files.map(fileAnswer),
      warnings: load.warnings.map(warningAnswer),
      parts: load.parts.map((part) => ({
        billingAccount: part.billingAccount,
        billingPeriod: part.billingPeriod,
        currency: part.currency,
        rows: part.rows,
        billed: fineText(part.billed),
        effective: fineText(part.effective),
        live: part.live,
        appended: part.appended ?? false,
        period: periodOf(part.id, part.billingPeriod),
      })),
    })),
  };
};

/** Whether the issuers of a part may still restate its period: open where one of them may. */
async function periodsOfParts(
  company: CompanyStore,
  asOf: string | undefined,
): Promise<(part: string, month: string) => PeriodStatus> {
  const statusOf = await readBillingPeriods(company, asOf);
  if (statusOf === null) return () => null;
  const issuers = new Map<string, Set<string>>();
  for (const { source, dimensions } of await company.lines('bills', asOf)) {
    if (source.kind !== 'rows' || dimensions.vendor === undefined) continue;
    for (const part of source.filter.parts ?? []) {
      issuers.set(part, (issuers.get(part) ?? new Set()).add(dimensions.vendor));
    }
  }
  return (part, month) => {
    const found = [...(issuers.get(part) ?? [])].map((issuer) => statusOf(issuer, month));
    if (found.includes('open')) return 'open';
    return found.includes('closed') ? 'closed' : null;
  };
}
