import { Button } from '@mantine/core';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { countText } from '../../format/amount.ts';
import { longPeriodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { Failure } from '../../parts/failure.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import { MonthEndTable } from './month-end-table.tsx';

type Props = { readonly month: string };

/** What the bills of a month still lack, with a range, and the accrual of it. */
export function MonthEnd({ month }: Props) {
  const reply = useAnswer('cloud.estimate', { month });
  const accruing = useCommand('cloud.accrue');
  const open = reply.answer?.bills.filter(({ missingDays, credits }) => missingDays > 0 || Number(credits.value) < 0);
  const name = longPeriodLabel(month);
  return (
    <Section
      title={`Month end of ${name}`}
      note="missing days at the mean of the covered ones; credits of the month before that did not come yet"
      tools={
        open &&
        open.length > 0 && (
          <Button size="xs" loading={accruing.busy} onClick={() => accruing.post({ month }, () => {})}>
            Accrue {countText(open.length)} {open.length === 1 ? 'bill' : 'bills'}
          </Button>
        )
      }
    >
      <Await reply={reply} height={120}>
        {({ bills }) =>
          bills.length === 0 ? (
            <p>No bill of {name} is loaded.</p>
          ) : (
            <ScrollRegion label={`Month end of ${name}`}>
              <MonthEndTable bills={bills} />
            </ScrollRegion>
          )
        }
      </Await>
      {accruing.failure && <Failure failure={accruing.failure} />}
    </Section>
  );
}
