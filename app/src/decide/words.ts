import type { CaseLine, CaseTreatment } from '@capwise/domain/decide';
import { moneyText } from '@capwise/domain/money';

/** What a person wrote of a line, in a sentence. */
export function lineWords(line: CaseLine): string {
  const { amount, people, every, startsAt, netDays, treatment, saves, leftOut, events = [] } = line;
  const each =
    people === undefined
      ? ''
      : `, ${people} people at ${grouped(moneyText({ ...amount, minor: amount.minor / BigInt(people) }))} each`;
  const happens = events.map(({ kind, atMonth }) => `${kind.replaceAll('-', ' ')} at month ${atMonth}`);
  const terms = [
    `${grouped(moneyText(amount))} ${amount.currency} ${every === 'once' ? 'once' : `every ${every}`} from month ${startsAt}${each}`,
    ...(netDays > 0 || !('paidAfter' in treatment) ? [`net ${netDays} days`] : []),
  ].join(', ');
  return `${terms}; treatment ${treatment.kind.replaceAll('-', ' ')}${treatmentWords(treatment)}${saves === undefined ? '' : `; a saving of ${saves}`}${leftOut === undefined ? '' : `; ${leftOut}, not in the decision`}${happens.length > 0 ? `; ${happens.join(', ')}` : ''}.`;
}

function treatmentWords(treatment: CaseTreatment): string {
  switch (treatment.kind) {
    case 'capitalize':
      return inUse(treatment);
    case 'capitalize-labor':
      return `${workOf(treatment.work)}${paid(treatment.paidAfter)}${inUse(treatment)}`;
    case 'payroll':
      return `${workOf(treatment.work)}${paid(treatment.paidAfter)}`;
    case 'severance':
      return paid(treatment.paidAfter);
    case 'prepay':
      return `, over ${treatment.termMonths} months`;
    case 'hosting':
      return `, ${treatment.implementation}, ready in month ${treatment.readyAt}, over ${treatment.termMonths} months`;
    case 'lease':
      return `, ${treatment.treatment}, ${treatment.termMonths} months at ${Number((treatment.annualRate * 100).toFixed(4))}% a year, paid at the ${treatment.due}`;
    case 'memo':
      return `, a ${treatment.counts} that is off-book`;
    case 'expense':
      return workOf(treatment.work);
    case 'earn':
    case 'service-credit':
    case 'stock-compensation':
      return '';
  }
}

function inUse({ readyAt, lifeMonths }: { readonly readyAt: number; readonly lifeMonths: number }): string {
  return `, in service in month ${readyAt}, over ${lifeMonths} months`;
}

function workOf(work: string | null): string {
  return work === null ? '' : `, ${work.replaceAll('-', ' ')}`;
}

function paid(months: number): string {
  return months === 0 ? ', paid in its month' : `, paid ${months} months later`;
}

/** `10000000.00` as a sentence writes it: `10,000,000.00`. */
function grouped(amount: string): string {
  const [whole = '', fraction] = amount.split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}
