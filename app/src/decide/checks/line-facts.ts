import { isCapital, type Case, type CaseLine, type CaseOption } from '@capwise/domain/decide';

/** Whether a line costs something: what it saves or earns does not, nor what an off-book benefit brings. */
export function isCost({ treatment, saves }: CaseLine): boolean {
  return (
    saves === undefined && treatment.kind !== 'earn' && !(treatment.kind === 'memo' && treatment.counts === 'benefit')
  );
}

/** Whether a line is labor, in any of its treatments. */
export function isLabor({ treatment }: CaseLine): boolean {
  switch (treatment.kind) {
    case 'payroll':
    case 'capitalize-labor':
      return true;
    case 'expense':
      return treatment.nature === 'labor';
    default:
      return false;
  }
}

/** First month of the case without what a line brings, or what is left of it; null where it comes once and leaves nothing. */
export function serviceEnd(line: CaseLine, { years }: Pick<Case, 'years'>): number | null {
  const { treatment, startsAt, endsAt = years * 12, every } = line;
  if (isCapital(treatment)) return treatment.readyAt + treatment.lifeMonths;
  switch (treatment.kind) {
    case 'lease':
      return startsAt + treatment.termMonths;
    case 'hosting':
      return treatment.readyAt + treatment.termMonths;
    case 'prepay':
      return every === 'once' ? startsAt + treatment.termMonths : endsAt;
    default:
      return every === 'once' ? null : endsAt;
  }
}

/** Whether one line takes the place of another at its end: the same treatment and rhythm at another price. */
export function isFollowedBy(line: CaseLine, next: CaseLine): boolean {
  return (
    line.endsAt === next.startsAt &&
    isOfOneName(line.what, next.what) &&
    line.every === next.every &&
    line.saves === next.saves &&
    line.treatment.kind === next.treatment.kind &&
    JSON.stringify(line.treatment) === JSON.stringify(next.treatment)
  );
}

/** `Fee, year 2` says what it is a part of, and follows no part of anything else. */
function isOfOneName(left: string, right: string): boolean {
  const [leftName, rightName] = [left, right].map((what) => what.split(', ')[0]);
  return leftName === rightName || ![left, right].some((what) => what.includes(', '));
}

/** Whether a line takes the place of another at a higher price. */
export function isDearer(before: CaseLine, line: CaseLine): boolean {
  return isFollowedBy(before, line) && line.amount.minor > before.amount.minor;
}

/** Whether an option makes software of its own: it capitalizes it, pays people for new functionality, or is called a build. */
export function buildsSoftware({ id, name, lines }: CaseOption): boolean {
  const makes = lines.some(
    ({ treatment, saves }) =>
      saves === undefined &&
      ((isCapital(treatment) && treatment.asset === 'software') ||
        (treatment.kind === 'payroll' && treatment.work === 'new-functionality')),
  );
  return makes || [id, name].some((text) => /\bbuild/i.test(text));
}
