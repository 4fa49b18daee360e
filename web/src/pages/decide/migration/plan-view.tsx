import { BindingView } from './binding-view.tsx';
import { PhasesTable } from './phases-table.tsx';
import type { MadePlan } from './planning.ts';
import { ScheduleView } from './schedule-view.tsx';
import { WayAssumptions } from './way-assumptions.tsx';
import { WorkloadsTable } from './workloads-table.tsx';

/** What binds a plan, its waves, what it costs by phase against staying, and why each workload goes its way. */
export function PlanView({ made: { answer, inputs, file } }: { readonly made: MadePlan }) {
  return (
    <>
      <BindingView answer={answer} />
      <ScheduleView answer={answer} deadlineMonths={inputs.numbers.deadlineMonths ?? 12} />
      <PhasesTable answer={answer} />
      <WorkloadsTable answer={answer} source={file.name} />
      <WayAssumptions answer={answer} />
    </>
  );
}
