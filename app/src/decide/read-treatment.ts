import type { CaseTreatment } from '@capwise/domain/decide';
import { implementationNatures } from '@capwise/domain/assets';
import { kindsOfWork, requireCapitalizable, requireExpensed, type KindOfWork } from '@capwise/domain/labor';
import type { LineSetting } from './line-setting.ts';
import { delayOf, isSaid, known, lifeOf, offsetOf, wordOf, type Quantity } from './quantities.ts';
import { located, type Section } from './reader.ts';
import { treated, type Treated } from './treated.ts';

const functions = [
  'cost-of-revenue',
  'research-and-development',
  'sales-and-marketing',
  'general-and-administrative',
  'unassigned',
] as const;
type CostFunction = (typeof functions)[number];
const natures = ['labor', 'cloud', 'software', 'hardware', 'facilities', 'services'] as const;
type CostNature = (typeof natures)[number];

type Kind = Exclude<CaseTreatment['kind'], 'lease'>;

/** Reads what a line is. Refuses INVALID_CASE, NOT_CAPITALIZABLE and NOT_ELECTIVE. */
export function readTreatment(
  section: Section,
  kind: Kind,
  line: {
    readonly startsAt: Quantity<number>;
    readonly endsAt: Quantity<number> | undefined;
    readonly setting: LineSetting;
  },
): Treated {
  switch (kind) {
    case 'earn':
    case 'service-credit':
      return treated({ kind }, {});
    case 'expense':
      return treated({ kind, ...purposeOf(section, 'software'), ...expensedWork(section) }, {});
    case 'prepay':
      return treated({ kind, ...purposeOf(section, 'software') }, { termMonths: lifeOf(section, 'term') });
    case 'capitalize':
      return treated({ kind, asset: assetOf(section) }, inUseOf(section, line.startsAt));
    case 'payroll': {
      const of = functionOf(section, 'research-and-development');
      if (of === 'research-and-development' || of === 'unassigned') requireWork(section);
      return treated({ kind, function: of, ...expensedWork(section) }, { paidAfter: paidAfter(section) });
    }
    case 'capitalize-labor':
      return treated(
        {
          kind,
          component: section.has('component') ? wordOf(section, 'component', ['pay', 'stock-compensation']) : 'pay',
          function: functionOf(section, 'research-and-development'),
          asset: assetOf(section),
          ...capitalizedWork(section),
        },
        { paidAfter: paidAfter(section), ...inUseOf(section, line.endsAt) },
      );
    case 'severance':
      return treated(
        { kind, function: functionOf(section, 'research-and-development') },
        { paidAfter: paidAfter(section) },
      );
    case 'stock-compensation':
      return treated({ kind, function: functionOf(section, 'research-and-development') }, {});
    case 'hosting':
      return treated(
        {
          kind,
          function: functionOf(section, 'unassigned'),
          implementation: wordOf(section, 'implementation', implementationNatures),
          isDistinct: isDistinct(section, line.setting),
        },
        {
          readyAt: section.has('ready at month') ? offsetOf(section, 'ready at month') : line.startsAt,
          termMonths: lifeOf(section, 'term'),
        },
      );
    case 'memo':
      return treated({ kind, counts: countsOf(section) }, {});
  }
}

/** Function and nature of a cost; a nature that is not said is `nature`. */
export function purposeOf(
  section: Section,
  nature: CostNature,
): { readonly function: CostFunction; readonly nature: CostNature } {
  return {
    function: functionOf(section, 'unassigned'),
    nature: section.has('nature') ? wordOf(section, 'nature', natures) : nature,
  };
}

function functionOf(section: Section, otherwise: CostFunction): CostFunction {
  return section.has('function') ? wordOf(section, 'function', functions) : otherwise;
}

/** Without a month it is ready at once, or where its work ends. */
function inUseOf(section: Section, ready: Quantity<number> | undefined) {
  return {
    readyAt: ready === undefined || section.has('ready at month') ? offsetOf(section, 'ready at month') : ready,
    lifeMonths: lifeOf(section, 'life'),
  };
}

function countsOf(section: Section): 'cost' | 'benefit' {
  return section.has('counts') ? wordOf(section, 'counts', ['cost', 'benefit']) : 'cost';
}

function assetOf(section: Section): 'software' | 'equipment' {
  return section.has('asset') ? wordOf(section, 'asset', ['software', 'equipment']) : 'software';
}

/** Under IFRS it decides what is prepaid with the service, so that it must be said. */
function isDistinct(section: Section, { framework }: LineSetting): boolean {
  if (framework === 'ifrs') section.required('distinct', 'yes, where the work is distinct from the service, or no');
  return isSaid(section, 'distinct');
}

function paidAfter(section: Section): Quantity<number> {
  return section.has('paid after') ? delayOf(section, 'paid after') : known(0);
}

type Work = { readonly work: KindOfWork | null; readonly decision: string | null };

function workOf(section: Section): Work {
  const work = section.has('kind of work') ? wordOf(section, 'kind of work', kindsOfWork) : null;
  return { work, decision: section.text('decision') };
}

function requireWork(section: Section): void {
  section.required('kind of work', `maintenance, or one of ${kindsOfWork.join(', ')}`);
}

function expensedWork(section: Section): Work {
  const { work, decision } = workOf(section);
  if (work !== null) located(section.placeOf('kind of work'), () => requireExpensed(work, decision));
  return { work, decision };
}

function capitalizedWork(section: Section): Work {
  requireWork(section);
  const { work, decision } = workOf(section);
  if (work !== null) located(section.placeOf('kind of work'), () => requireCapitalizable(work, decision));
  return { work, decision };
}
