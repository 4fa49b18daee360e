import { useState } from 'react';
import { leavingWays } from '@capwise/domain/decide/migration';
import { counted } from '../../../format/amount.ts';
import { periodLabel } from '../../../format/period.ts';
import { ColumnHeads } from '../../../parts/column-heads.tsx';
import { LinkButton } from '../../../parts/link-button.tsx';
import { ScrollRegion } from '../../../parts/scroll-region.tsx';
import { Section } from '../../../parts/section.tsx';
import table from '../../../parts/table.module.css';
import { useTokens } from '../../../theme/use-tokens.ts';
import type { MigrationAnswer } from './planning.ts';
import { monthsBetween, scheduleOf, type Schedule } from './schedule.ts';
import styles from './migration.module.css';

type Props = { readonly answer: MigrationAnswer; readonly deadlineMonths: number };

/** Pixels of a wave at least: the name of a way fits in it. */
const waveWidth = 86;

/** The waves as a picture: a bar from the first month of a move's work to its cut-over, named with its way. */
export function ScheduleView({ answer, deadlineMonths }: Props) {
  const [asTable, setAsTable] = useState(false);
  const schedule = scheduleOf(answer, deadlineMonths);
  return (
    <Section
      title="Waves"
      note="work up to the cut-over"
      tools={
        <LinkButton aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? 'As a picture' : 'As a table'}
        </LinkButton>
      }
    >
      {asTable ? (
        <MovesTable answer={answer} />
      ) : (
        <Picture schedule={schedule} answer={answer} deadlineMonths={deadlineMonths} />
      )}
    </Section>
  );
}

function Picture({ schedule, answer, deadlineMonths }: Props & { readonly schedule: Schedule }) {
  const { rows, waves, months } = schedule;
  const { groups } = useTokens();
  const at = (month: number): string => `${(month / months) * 100}%`;
  const left = answer.leftAt === null ? null : monthsBetween(answer.phases[0]?.from ?? '', answer.leftAt);
  const words = `${counted(rows.length, 'workload')} over ${counted(waves.length, 'wave')}; as a table the same in months`;
  return (
    <ScrollRegion label="Schedule of the waves">
      <div
        role="img"
        aria-label={`Schedule of ${words}`}
        className={styles['schedule']}
        style={{ minWidth: `${120 + waves.length * waveWidth}px` }}
      >
        <div className={styles['waves']}>
          {waves.map((wave) => (
            <span key={wave.wave} style={{ width: at(wave.months) }}>
              <b>Wave {wave.wave}</b> {periodLabel(wave.from)}
            </span>
          ))}
        </div>
        {rows.map(({ workload, bars }) => (
          <div key={workload} className={styles['row']}>
            <span className={styles['name']} title={workload}>
              {workload}
            </span>
            <div className={styles['track']}>
              {left !== null && <i className={styles['left']} style={{ left: at(left) }} />}
              <i className={styles['deadline']} style={{ left: at(deadlineMonths) }} />
              {bars.map(({ way, from, months: long }) => (
                <span
                  key={way}
                  className={styles['bar']}
                  title={`${workload}: ${way}`}
                  style={{
                    left: at(from),
                    width: at(long),
                    color: groups[leavingWays.indexOf(way)],
                  }}
                >
                  <b>{way}</b>
                </span>
              ))}
              {bars.length === 0 && <span className={styles['stays']}>stays</span>}
            </div>
          </div>
        ))}
      </div>
      <p className={styles['legend']}>
        <span data-mark="deadline" /> deadline
        {left !== null && (
          <>
            <span data-mark="left" /> site empty from {periodLabel(answer.leftAt ?? '')}
          </>
        )}
      </p>
    </ScrollRegion>
  );
}

function MovesTable({ answer }: Pick<Props, 'answer'>) {
  const moves = answer.workloads.flatMap(({ workload, first, second }) =>
    [first, second].flatMap((move) => (move === null ? [] : [{ workload, ...move }])),
  );
  const stays = answer.workloads.filter(({ first }) => first === null);
  return (
    <ScrollRegion label="Moves by wave">
      <table className={`${table['table']} ${table['sticky']} ${table['dense']}`}>
        <ColumnHeads heads={['Workload', 'Way', { number: 'Wave' }, 'Work from', 'In the new place from']} />
        <tbody>
          {moves.map(({ workload, way, wave, from, cutOver }) => (
            <tr key={`${workload} ${way}`}>
              <th scope="row">{workload}</th>
              <td>{way}</td>
              <td className={table['number']}>{wave}</td>
              <td className={table['short']}>{periodLabel(from)}</td>
              <td className={table['short']}>{periodLabel(cutOver)}</td>
            </tr>
          ))}
          {stays.map(({ workload }) => (
            <tr key={workload} data-quiet>
              <th scope="row">{workload}</th>
              <td>stays</td>
              <td className={table['number']}>–</td>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
