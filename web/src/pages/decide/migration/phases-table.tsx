import { changeText, chooseScale, type Scale } from '../../../format/amount.ts';
import { periodLabel } from '../../../format/period.ts';
import { ColumnHeads } from '../../../parts/column-heads.tsx';
import { ScrollRegion } from '../../../parts/scroll-region.tsx';
import { Section } from '../../../parts/section.tsx';
import table from '../../../parts/table.module.css';
import { decimalText, shownAmount } from './money.ts';
import type { MigrationAnswer } from './planning.ts';
import styles from './migration.module.css';

type Phase = MigrationAnswer['phases'][number];

const parts = [
  { key: 'site', head: 'Site' },
  { key: 'penalty', head: 'Penalty' },
  { key: 'inSite', head: 'Runs in the site' },
  { key: 'afterwards', head: 'Runs elsewhere' },
  { key: 'doubleRunning', head: 'Double running' },
  { key: 'work', head: 'Work' },
] as const;

/** What the plan costs phase by phase against staying as it is, as bars and in numbers. */
export function PhasesTable({ answer: { phases, currency } }: { readonly answer: MigrationAnswer }) {
  const scale = chooseScale(
    phases.flatMap(({ total, stay }) => [decimalText(total), decimalText(stay)]),
    currency,
  );
  const most = Math.max(1, ...phases.flatMap(({ total, stay }) => [total, stay]));
  const shown = parts.filter(({ key }) => phases.some((phase) => phase[key] !== 0));
  const sum = (value: (phase: Phase) => number): number => phases.reduce((all, phase) => all + value(phase), 0);
  return (
    <Section title="Cost by phase, against staying" note={`${scale.label}, not discounted`}>
      <ScrollRegion label="Cost by phase">
        <table className={`${table['table']} ${table['sticky']} ${table['dense']}`}>
          <ColumnHeads
            heads={[
              'Phase',
              'Plan over staying',
              { number: 'Plan' },
              { number: 'Staying' },
              { number: 'Difference' },
              ...shown.map(({ head }) => ({ number: head })),
            ]}
          />
          <tbody>
            {phases.map((phase) => (
              <tr key={phase.wave}>
                <th scope="row" className={table['short']}>
                  {phase.from === phase.to
                    ? periodLabel(phase.from)
                    : `${periodLabel(phase.from)} – ${periodLabel(phase.to)}`}
                </th>
                <td>
                  <span className={styles['pair']} aria-hidden>
                    <i data-of="plan" style={{ width: `${(phase.total / most) * 100}%` }} />
                    <i data-of="stay" style={{ width: `${(phase.stay / most) * 100}%` }} />
                  </span>
                </td>
                <td className={table['number']}>{shownAmount(phase.total, scale)}</td>
                <td className={table['number']}>{shownAmount(phase.stay, scale)}</td>
                <Difference value={phase.total - phase.stay} scale={scale} />
                {shown.map(({ key }) => (
                  <td key={key} className={table['number']}>
                    {shownAmount(phase[key], scale)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">To the horizon</th>
              <td />
              <td className={table['number']}>
                {shownAmount(
                  sum(({ total }) => total),
                  scale,
                )}
              </td>
              <td className={table['number']}>
                {shownAmount(
                  sum(({ stay }) => stay),
                  scale,
                )}
              </td>
              <Difference value={sum(({ total, stay }) => total - stay)} scale={scale} />
              {shown.map(({ key }) => (
                <td key={key} className={table['number']}>
                  {shownAmount(
                    sum((phase) => phase[key]),
                    scale,
                  )}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </Section>
  );
}

function Difference({ value, scale }: { readonly value: number; readonly scale: Scale }) {
  return (
    <td className={table['number']}>
      <span className={styles[value > 0 ? 'dearer' : 'cheaper']}>{changeText(decimalText(value), scale)}</span>
    </td>
  );
}
