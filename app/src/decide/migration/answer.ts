import type { Answer } from '@capwise/contract/registry';
import {
  capacityUse,
  leavingWays,
  migrationWays,
  monthsOfMove,
  type MigrationMove,
  type PricedWorkload,
} from '@capwise/domain/decide/migration';
import { caseOfPlan } from './case-text.ts';
import type { Besides, Planned } from './besides.ts';
import { explainPlan, firstPhaseOf, lessOf, whyWay, whatIfWords, engineerWords } from './plan-words.ts';
import { assumptionsOf, monthText } from './setting.ts';

type Answered = Answer<'decide.migrate'>;

/** A plan as it is answered, with what is laid beside it. */
export function answerOfPlan(planned: Planned, beside: Besides): Answered {
  const { question, workloads, setting, plan, stay } = planned;
  const { document, rounding } = caseOfPlan(planned);
  const words = explainPlan(planned, beside);
  const [headline = ''] = words;
  return {
    currency: question.currency,
    headline,
    presentCost: plan.presentCost,
    bound: plan.bound,
    gap: plan.presentCost > 0 ? (plan.presentCost - plan.bound) / plan.presentCost : 0,
    stayPresentCost: stay.presentCost,
    leftAt: plan.leftAt === null ? null : monthText(question, plan.leftAt),
    words: words.slice(1),
    phases: phasesOf(planned),
    workloads: workloads.map((one, index) => rowOf(planned, one, index)),
    capacity: capacityUse(workloads, plan.moves, setting).map((use) => ({ ...use, wave: use.wave + 1 })),
    firstPhase: firstPhaseOf(planned),
    withoutDeadline: {
      presentCost: beside.withoutDeadline?.presentCost ?? null,
      less: lessOf(planned, beside.withoutDeadline),
      words: whatIfWords(planned, beside.withoutDeadline, 'Without the deadline'),
    },
    oneWaveLater: {
      presentCost: beside.oneWaveLater?.presentCost ?? null,
      less: lessOf(planned, beside.oneWaveLater),
      words: whatIfWords(planned, beside.oneWaveLater, `With ${setting.waveMonths} months more`),
    },
    missedMonth: setting.siteMonthly + setting.penaltyMonthly,
    engineers: beside.engineers.map((one) => ({
      way: one.way,
      less: lessOf(planned, one.plan),
      words: engineerWords(planned, one),
    })),
    assumptions: assumptionRows(planned),
    document,
    rounding,
  };
}

function assumptionRows({ question }: Planned): Answered['assumptions'] {
  const all = assumptionsOf(question);
  return leavingWays.map((way) => ({
    way,
    ...all[way],
    source: question.assumptions[way] ? 'as given' : 'assumption of Capwise: give your own',
  }));
}

function phasesOf({ question, workloads, setting, plan, stay }: Planned): Answered['phases'] {
  const { waveMonths } = setting;
  return Array.from({ length: setting.waves }, (_, wave) => {
    const from = wave * waveMonths;
    const sum = (series: readonly number[]): number =>
      series.slice(from, from + waveMonths).reduce((total, amount) => total + amount, 0);
    const { cost } = plan;
    return {
      wave: wave + 1,
      from: monthText(question, from),
      to: monthText(question, from + waveMonths - 1),
      site: sum(cost.site),
      penalty: sum(cost.penalty),
      inSite: sum(cost.inSite),
      afterwards: sum(cost.afterwards),
      doubleRunning: sum(cost.doubleRunning),
      work: sum(cost.work),
      total: sum(cost.total),
      stay: sum(stay.cost.total),
      moves: plan.moves.flatMap(({ first, second }, index) =>
        [first, second].flatMap((move) =>
          move?.wave === wave ? [{ workload: workloads[index]?.workload.name ?? '', way: move.way }] : [],
        ),
      ),
    };
  });
}

function rowOf(planned: Planned, one: PricedWorkload, index: number): Answered['workloads'][number] {
  const { question, setting, plan } = planned;
  const { first = null, second = null } = plan.moves[index] ?? {};
  const moveOf = (move: MigrationMove | null) => {
    if (move === null) return null;
    const { from, cutOver } = monthsOfMove(one.ways[move.way], move, setting);
    return {
      way: move.way,
      wave: move.wave + 1,
      from: monthText(question, from),
      cutOver: monthText(question, cutOver),
    };
  };
  return {
    workload: one.workload.name,
    first: moveOf(first),
    second: moveOf(second),
    prices: migrationWays.map((way) => ({ ...one.ways[way], reasons: [...one.ways[way].reasons] })),
    why: whyWay(one, { first, second }, planned),
  };
}
