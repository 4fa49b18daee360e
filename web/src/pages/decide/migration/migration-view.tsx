import { Button, Progress } from '@mantine/core';
import { useCompany } from '../../../api/company.ts';
import { shortText } from '../../../format/amount.ts';
import { LinkButton } from '../../../parts/link-button.tsx';
import { PageHead } from '../../../parts/page-head.tsx';
import { DecideTabs } from '../decide-tabs.tsx';
import { exampleSiteCost } from './inputs.ts';
import { InputsForm } from './inputs-form.tsx';
import { PlanFailure } from './plan-failure.tsx';
import { PlanView } from './plan-view.tsx';
import { PlanWords } from './plan-words.tsx';
import { changePlanning, runPlanning, stopPlanning, usePlanning, type MadePlan, type Planning } from './planning.ts';
import { WorkloadFile } from './workload-file.tsx';
import styles from './migration.module.css';

/** How the workloads of a site leave it by a deadline: a file, what it is planned under, and the plan in waves. */
export function MigrationView({ onOpen }: { readonly onOpen: (document: string) => void }) {
  const company = useCompany();
  const planning = usePlanning();
  const { running, failure, made } = planning;
  return (
    <>
      <DecideTabs tab="migrate" />
      <PageHead
        sentence={made?.answer.headline ?? 'How the workloads of a site leave it by a deadline, wave by wave'}
        facts={made ? factsOf(made) : undefined}
      />
      {made && (
        <div className={styles['actions']}>
          <Button size="sm" onClick={() => onOpen(made.answer.document)}>
            Open the plan as a case
          </Button>
          <span className={styles['aside']}>
            beside staying as it is, in the editor: nothing is kept until you keep it
          </span>
        </div>
      )}
      {made && <PlanWords answer={made.answer} />}
      <PlannedUnder planning={planning} company={company} />
      {running && <Running progress={running.progress} />}
      {failure && <PlanFailure failure={failure} />}
      {made && <PlanView made={made} />}
    </>
  );
}

type UnderProps = { readonly planning: Planning; readonly company: string | undefined };

/** The file and what is typed; behind its summary once there is a plan to read. */
function PlannedUnder({ planning, company }: UnderProps) {
  const { file, inputs, made } = planning;
  const missing = missingOf(planning);
  return (
    <details className={styles['under']} open={made === undefined}>
      <summary>
        Workload file and inputs <span>{made ? underText(made) : ''}</span>
      </summary>
      <div>
        <WorkloadFile
          file={file}
          onFile={(chosen) => changePlanning({ file: chosen })}
          onExample={(example) => {
            const siteCost = inputs.numbers.siteCost ?? exampleSiteCost;
            changePlanning({ file: example, inputs: { ...inputs, numbers: { ...inputs.numbers, siteCost } } });
            void runPlanning(company);
          }}
        />
        <form
          noValidate
          className={styles['form']}
          onSubmit={(event) => {
            event.preventDefault();
            if (missing === undefined) void runPlanning(company);
          }}
        >
          <InputsForm inputs={inputs} onChange={(next) => changePlanning({ inputs: next })} />
          <div className={styles['actions']}>
            <Button type="submit" size="sm" variant={made ? 'default' : 'filled'} disabled={missing !== undefined}>
              {made ? 'Plan again' : 'Plan the waves'}
            </Button>
            <span className={styles['aside']} aria-live="polite">
              {missing ?? (isOlder(planning) ? 'The plan shown is that of the file and inputs before.' : '')}
            </span>
          </div>
        </form>
      </div>
    </details>
  );
}

/** What a plan was made under, in a few words. */
function underText({ file, inputs: { numbers, people, currency } }: MadePlan): string {
  const site = `${shortText((numbers.siteCost ?? 0).toFixed(2), currency)} ${currency} a month`;
  const team = Object.entries(people).flatMap(([way, count]) => (count ? [`${way} ${count}`] : []));
  return [file.name, site, `out within ${numbers.deadlineMonths ?? 12} months`, `people: ${team.join(', ')}`].join(
    ' · ',
  );
}

function factsOf({ answer, file }: MadePlan): readonly (string | null)[] {
  const { currency, presentCost, stayPresentCost, gap, workloads } = answer;
  const short = (value: number): string => `${shortText(value.toFixed(2), currency)} ${currency}`;
  return [
    `Present cost ${short(presentCost)}`,
    `${short(stayPresentCost)} if all stayed`,
    gap > 1e-6 ? `not proven the least: at most ${(gap * 100).toFixed(2)}% above it` : 'proven the least',
    `${workloads.length} of ${file.name}`,
  ];
}

function missingOf({ file, inputs }: Planning): string | undefined {
  if (file === undefined) return 'A workload file is needed.';
  return inputs.numbers.siteCost === undefined ? 'Write what the site costs a month.' : undefined;
}

function isOlder({ made, file, inputs }: Planning): boolean {
  return made !== undefined && (made.file !== file || made.inputs !== inputs);
}

function Running({ progress }: NonNullable<Planning['running']>) {
  const share = progress?.share;
  return (
    <div className={styles['running']} role="status">
      <p>Planning{progress ? `: ${progress.step}` : ' …'}</p>
      <Progress
        aria-label="Planning"
        value={share === undefined ? 100 : share * 100}
        animated={share === undefined}
        size={4}
        transitionDuration={120}
      />
      <LinkButton onClick={stopPlanning}>Stop planning</LinkButton>
    </div>
  );
}
