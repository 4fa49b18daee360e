import { useState } from 'react';
import { periodLabel } from '../../format/period.ts';
import { Figure } from '../../parts/figure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { Quality } from './quality.ts';
import { PrepaidsTable } from './prepaids-table.tsx';
import { TiesTable } from './ties-table.tsx';
import { WarningsTable } from './warnings-table.tsx';
import styles from './sources.module.css';

const shownTies = 6;

/** What the bills leave open: questions, ties, balances, differences and warnings, each with its money. */
export function QualityView({ quality }: { readonly quality: Quality }) {
  return (
    <div className={styles['quality']}>
      {quality.asks.length > 0 && <Asks asks={quality.asks} />}
      <Ties ties={quality.ties} />
      {quality.prepaids.length > 0 && (
        <Section title="Prepaid commitments" note="what was bought for later, by commitment and month">
          <PrepaidsTable prepaids={quality.prepaids} />
        </Section>
      )}
      <div className={styles['pair']}>
        <Balances
          title="Accrued to third parties"
          note="until their own invoice comes"
          none="Nothing is owed to a third party."
          rows={quality.accrued.map(({ vendor, closing }) => ({ label: vendor, figure: closing }))}
        />
        <Balances
          title="Billed/effective difference"
          note="by that name, never in prepaid"
          none="No difference is left without a name."
          rows={quality.differences.map(({ source, billingPeriod, figure }) => ({
            label: `${source}, ${periodLabel(billingPeriod)}`,
            figure,
          }))}
        />
      </div>
      {quality.warnings.length > 0 && (
        <Section title="Warnings" note="loaded all the same; the same in several loads is one line">
          <WarningsTable label="Warnings of all loads" warnings={quality.warnings} />
        </Section>
      )}
    </div>
  );
}

function Asks({ asks }: { readonly asks: Quality['asks'] }) {
  return (
    <Section title="Capwise needs to know" note="to say more">
      <ul className={styles['asks']}>
        {asks.map((ask, index) => (
          <li key={`${ask.code} ${index}`}>
            <span>{ask.message}</span>
            <span className={styles['amount']}>
              <Figure figure={ask.amount} label={ask.message} /> {ask.amount.unit}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Ties({ ties }: { readonly ties: Quality['ties'] }) {
  const [all, setAll] = useState(false);
  const newest = ties.toSorted((a, b) => b.billingPeriod.localeCompare(a.billingPeriod));
  const untied = newest.filter(({ tied }) => !tied);
  const ordered = [...untied, ...newest.filter(({ tied }) => tied)];
  const shown = all ? ordered : ordered.slice(0, Math.max(shownTies, untied.length));
  if (ties.length === 0) return null;
  return (
    <Section
      title="Invoices tied"
      note={`${ties.length - untied.length} of ${ties.length}${untied.length === 0 ? ' ✓' : ''}`}
      tools={
        ties.length > shownTies && (
          <LinkButton aria-pressed={all} onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${ties.length}`}
          </LinkButton>
        )
      }
    >
      <TiesTable ties={shown} />
    </Section>
  );
}

type BalancesProps = {
  readonly title: string;
  readonly note: string;
  readonly none: string;
  readonly rows: readonly { readonly label: string; readonly figure: Quality['asks'][number]['amount'] }[];
};

function Balances({ title, note, none, rows }: BalancesProps) {
  return (
    <Section title={title} note={note}>
      {rows.length === 0 ? (
        <p className={styles['aside']}>{none}</p>
      ) : (
        <table className={table['table']}>
          <tbody>
            {rows.map(({ label, figure }, index) => (
              <tr key={`${label} ${index}`}>
                <th scope="row">{label}</th>
                <td className={table['number']}>
                  <Figure figure={figure} label={`${title}, ${label}`} /> {figure.unit}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
