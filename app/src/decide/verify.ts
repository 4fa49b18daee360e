import type { Answer } from '@capwise/contract/registry';
import { Refusal } from '@capwise/domain';
import { estimateEngine } from '@capwise/domain/decide';
import { isErrorCode } from '@capwise/contract';
import type { Handler } from '../handler/index.ts';
import type { CaseApproval, CaseRecord } from '../ports/index.ts';
import { figuresNow } from './case-figures.ts';
import { hashOf } from './document.ts';
import { compareFigures } from './figure-differences.ts';
import { firstDifference } from './first-difference.ts';
import { approvalAnswer, versionOf, versionsOf } from './version.ts';

type Verified = Answer<'decide.verify'>;

const differencesMax = 100;

/** `decide.verify`: lays an approved version beside its content hash, and its figures beside those that it comes to now. */
export const verifyCase: Handler<'decide.verify'> = async ({ name, version }, context) => {
  const company = await context.books();
  const versions = await versionsOf(company, name);
  const record = versionOf(versions, version ?? versions.at(-1)?.approvedVersion ?? undefined);
  const approved = await company.caseApproval(name, record.version);
  if (!approved)
    throw new Refusal(
      'NOT_APPROVED',
      `version ${record.version} of case "${name}" is a draft: decide approve freezes what can be verified`,
      { value: name, version: record.version },
    );
  const document = verifyDocument(approved, record);
  const figures = verifyFigures(approved, record);
  return {
    name,
    version: record.version,
    approval: approvalAnswer(approved),
    isEqual: document.isEqual && figures.isEqual,
    summary: `Version ${record.version} of "${name}": ${documentWords(document)}; ${figureWords(figures, approved)}`,
    document,
    figures,
  };
};

/** Both copies of the text, each against the hash: where they differ, the one that does not fit it was altered. */
function verifyDocument({ contentHash, document: frozen }: CaseApproval, kept: CaseRecord): Verified['document'] {
  const copies = (
    [
      ['approved', frozen],
      ['kept', kept.document],
    ] as const
  ).map(([copy, text]) => {
    const hash = hashOf(text);
    return { copy, hash, isEqual: hash === contentHash };
  });
  return {
    isEqual: copies.every(({ isEqual }) => isEqual),
    contentHash,
    copies,
    difference: firstDifference(frozen, kept.document),
  };
}

function verifyFigures(approved: CaseApproval, kept: CaseRecord): Verified['figures'] {
  const { contentHash, document: frozen, figures } = approved;
  const text = [frozen, kept.document].find((copy) => hashOf(copy) === contentHash) ?? frozen;
  const common = { currency: figures.currency, engineNow: estimateEngine };
  try {
    const { compared, differences } = compareFigures(figures, figuresNow(text));
    const isEqual = differences.length === 0;
    return { ...common, isEqual, compared, differences: differences.slice(0, differencesMax), unreadable: null };
  } catch (error) {
    if (!(error instanceof Refusal) || !isErrorCode(error.code)) throw error;
    return { ...common, isEqual: false, compared: 0, differences: [], unreadable: error.message };
  }
}

function documentWords({ isEqual, copies, difference }: Verified['document']): string {
  if (isEqual) return 'the document is the one that was approved';
  const altered = copies.filter((copy) => !copy.isEqual).map(({ copy }) => copy);
  const which = altered.length === 2 ? 'neither copy has the approved hash' : `its ${altered[0]} copy was altered`;
  if (!difference) return which;
  const { byte, line, column, approved, kept } = difference;
  return `${which}: byte ${byte} (line ${line}, column ${column}): approved "${approved}", kept "${kept}"`;
}

function figureWords(
  { isEqual, compared, differences, unreadable, engineNow }: Verified['figures'],
  { engine }: CaseApproval,
): string {
  if (isEqual) return `all ${compared} figures are equal`;
  const by = engine === engineNow ? '' : ` (approved by engine ${engine}, made again by ${engineNow})`;
  if (unreadable !== null) return `its figures cannot be made again${by}: ${unreadable}`;
  const [first] = differences;
  const at = first?.month ? ` of ${first.month}` : '';
  return `${first?.figure} of ${first?.option}${at} was approved as ${first?.approved} and is ${first?.now} now${by}`;
}
