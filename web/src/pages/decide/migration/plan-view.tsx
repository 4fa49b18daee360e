import { Section } from '../../../parts/section.tsx';
import { BindingView } from './binding-view.tsx';
import { PhasesTable } from './phases-table.tsx';
import type { MadePlan } from './planning.ts';
import { ScheduleView } from './schedule-view.tsx';
import { WayAssumptions } from './way-assumptions.tsx';
import { WorkloadsTable } from './workloads-table.tsx';
import styles from './migration.module.css';

/** A plan: in words, what binds, its waves, what it costs by phase against staying, and why each workload goes its way. */
export function PlanView({ made: { answer, inputs, file } }: { readonly made: MadePlan }) {
  const { withoutDeadline, oneWaveLater, engineers } = answer;
  // What another limit is worth has a part of its own.
  const besides = new Set([withoutDeadline.words, oneWaveLater.words, ...engineers.map(({ words }) => words)]);
  return (
    <>
      <Section title="The plan in words">
        <ul className={styles['words']}>
          {answer.words
            .filter((words) => !besides.has(words))
            .map((words) => (
              <li key={words}>{words}</li>
            ))}
        </ul>
      </Section>
      <BindingView answer={answer} />
      <ScheduleView answer={answer} deadlineMonths={inputs.numbers.deadlineMonths ?? 12} />
      <PhasesTable answer={answer} />
      <WorkloadsTable answer={answer} source={file.name} />
      <WayAssumptions answer={answer} />
    </>
  );
}
