import type { CaseLine, CaseTreatment } from '@capwise/domain/decide';
import { lineWords } from '../../words.ts';
import type { Row, Section } from '../document.ts';
import type { MemoFacts, OptionFacts } from '../facts.ts';

/** How each line is classified, and what that does to both views. A line of the status quo is said once, with it. */
export function accountingSection(facts: MemoFacts): Section {
  const { options, evaluation } = facts;
  const bases = options.filter(({ option }) => option.variantOf === null);
  return {
    title: 'Classification and accounting by line',
    blocks: [
      {
        kind: 'table',
        caption: `Under ${evaluation.framework === 'ifrs' ? 'IFRS' : 'US GAAP'}; months count from the start of the case, ${evaluation.start}`,
        columns: [{ label: 'Line' }, { label: 'Option' }, { label: 'As read' }, { label: 'Accounting' }],
        rows: bases.flatMap((base) => rowsOf(facts, base)),
      },
    ],
  };
}

function rowsOf({ options }: MemoFacts, { option }: OptionFacts): readonly Row[] {
  const carried = options.find((other) => other.option.id === option.against)?.option.lines.length ?? 0;
  return option.lines.slice(carried).map((line) => ({
    cells: [
      line.what,
      option.name,
      lineWords(line),
      `${accountingWords(line.treatment)}${savingWords(line.saves)}${leftOutWords(line.leftOut)}`,
    ],
  }));
}

function savingWords(saves: string | undefined): string {
  return saves === undefined ? '' : ' As a saving, all of it counts the other way.';
}

function leftOutWords(leftOut: CaseLine['leftOut']): string {
  if (leftOut === undefined) return '';
  return ` Not in the decision: ${leftOut === 'sunk' ? 'spent already' : 'a share of cost that no option changes'}.`;
}

/** What a treatment does to EBITDA and to cash (accounting contract, §2). */
function accountingWords(treatment: CaseTreatment): string {
  switch (treatment.kind) {
    case 'expense':
      return 'Expense at the charge, in EBITDA; paid on its terms, operating cash.';
    case 'prepay':
      return 'Prepaid at the charge, then expense in EBITDA over the term; paid on its terms, operating cash.';
    case 'capitalize':
      return `${asset(treatment.asset)} at cost; amortization outside EBITDA from service on; paid on its terms, investing cash.`;
    case 'capitalize-labor':
      return `Pay is moved from expense to ${asset(treatment.asset).toLowerCase()}, so that EBITDA does not bear it; amortization outside EBITDA; total cash as paid, from operating to investing.`;
    case 'payroll':
      return 'Expense in the month of work, in EBITDA; operating cash when it is paid.';
    case 'severance':
      return 'Expense when it falls due, in EBITDA; operating cash when it is paid.';
    case 'stock-compensation':
      return 'Expense in EBITDA against equity; no cash.';
    case 'hosting':
      return hostingWords(treatment);
    case 'lease':
      return leaseWords(treatment);
    case 'earn':
      return 'Revenue at the service, in EBITDA; collected on its terms, operating cash.';
    case 'service-credit':
      return 'Negative revenue when it is owed, in EBITDA; paid on its terms, operating cash.';
    case 'memo':
      return 'Off-book: it counts in the decision only, in neither EBITDA nor cash.';
  }
}

function hostingWords({ implementation, isDistinct }: Extract<CaseTreatment, { kind: 'hosting' }>): string {
  const of = `${implementation.replaceAll('-', ' ')}${isDistinct ? ', distinct from the hosting' : ''}`;
  return `Implementation of a hosting arrangement (${of}): what is deferred becomes subscription expense in EBITDA over the hosting term, the rest is expense at once; operating cash.`;
}

function leaseWords({ treatment }: Extract<CaseTreatment, { kind: 'lease' }>): string {
  switch (treatment) {
    case 'short-term':
      return 'Short-term lease: expense in EBITDA; operating cash.';
    case 'operating':
      return 'Operating lease: one straight-line cost in EBITDA; operating cash.';
    default:
      return 'Finance lease: amortization and interest outside EBITDA; principal is financing cash.';
  }
}

function asset(name: string): string {
  const words = name.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} asset`;
}
