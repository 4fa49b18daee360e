import { Refusal } from '@capwise/domain';
import { estimateEngine } from '@capwise/domain/decide';
import type { Handler } from '../handler/index.ts';
import type { CompanyReads } from '../ports/index.ts';
import { evaluateKept, figuresOf, lineOf } from './case-figures.ts';
import { hashOf } from './document.ts';
import { approvalAnswer, versionOf, versionsOf } from './version.ts';

/** `decide.approve`: freezes the text of a version and the figures that it comes to now. Refuses ALREADY_APPROVED. */
export const approveCase: Handler<'decide.approve'> = async ({ name, version: number, by, note }, context) => {
  const company = await context.books();
  const { version, document } = versionOf(await versionsOf(company, name), number);
  await requireDraft(company, name, version);
  const hash = hashOf(document);
  const evaluation = evaluateKept(document);
  return context.commit(company, async (books) => {
    await requireDraft(books, name, version);
    const frozen = {
      name,
      version,
      contentHash: hash,
      document,
      engine: estimateEngine,
      figures: figuresOf(evaluation),
      approver: by ?? context.actor,
      note: note ?? null,
    };
    const approvedAt = await books.approveCase(frozen);
    return {
      name,
      version,
      hash,
      approval: approvalAnswer({ ...frozen, approvedAt }),
      currency: evaluation.currency,
      options: evaluation.options.map((option) => ({
        option: option.id,
        label: option.name,
        npv: option.npv,
        ebitda: lineOf(option, 'ebitda').total,
        cash: lineOf(option, 'cash').total,
      })),
    };
  });
};

async function requireDraft(books: CompanyReads, name: string, version: number): Promise<void> {
  const approved = await books.caseApproval(name, version);
  if (!approved) return;
  throw new Refusal(
    'ALREADY_APPROVED',
    `version ${version} of case "${name}" was approved by ${approved.approver} at ${approved.approvedAt}: save a change as a new version, and approve that one`,
    { value: name, version },
  );
}
