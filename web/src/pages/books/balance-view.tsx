import { Link, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { chooseScale, shortText, type Scale } from '../../format/amount.ts';
import { longPeriodLabel, monthBounds } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { Figure } from '../../parts/figure.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import type { Balance } from './answers.ts';
import { commitmentName } from './commitment-name.ts';
import { CycleView } from './cycle-view.tsx';
import { SheetTable } from './sheet-table.tsx';
import { BasisChoice, useBasis } from './statement-tools.tsx';
import styles from './books.module.css';

/** Assets, liabilities and equity at the end of a period; before an opening entry, what is missing and how to give it. */
export function BalanceView() {
  const period = useSearch({ from: '/books', select: (search) => search.period });
  const basis = useBasis();
  const month = endOf(period);
  const reply = useAnswer('books.balance', { basis, ...(month !== undefined && { month }) });
  const { answer } = reply;
  const scale = useMemo(() => scaleOf(answer), [answer]);
  return (
    <>
      <PageHead
        sentence={answer ? sentenceOf(answer) : 'Balance sheet'}
        facts={[
          answer?.currency,
          answer?.opening ? `opened with the balances at the beginning of ${longPeriodLabel(answer.opening)}` : null,
        ]}
        stale={reply.stale}
        failure={answer && reply.failure}
      />
      <Section title="Balance sheet" note={answer?.sheet ? scale.label : undefined} tools={<BasisChoice />}>
        <Await reply={reply} height={480}>
          {({ sheet, missing }) =>
            sheet ? (
              <SheetTable sheet={sheet} scale={scale} />
            ) : (
              missing && (
                <div className={styles['missing']}>
                  <p>{missing.reason}</p>
                  <p className={styles['label']}>{missing.how}</p>
                  <p>
                    <Link to="/documents" search={({ company }) => ({ company, form: 'opening' })}>
                      Record the opening balances on Documents
                    </Link>
                  </p>
                </div>
              )
            )
          }
        </Await>
      </Section>
      {answer && answer.asks.length > 0 && <Asks asks={answer.asks} scale={scale} />}
      <CycleView />
    </>
  );
}

function Asks({ asks, scale }: { readonly asks: Balance['asks']; readonly scale: Scale }) {
  return (
    <Section title="Asks for an opening balance" note="bought before the first month of the books">
      <ScrollRegion label="Asks for an opening balance">
        <table className={table['table']}>
          <ColumnHeads heads={['What', { number: `In the books, ${scale.label}` }, 'Why']} />
          <tbody>
            {asks.map(({ kind, id, label, why, figure }) => (
              <tr key={`${kind} ${id}`}>
                <th scope="row" title={id} className={styles['asked']}>
                  {kind === 'commitment' ? `Commitment ${commitmentName(id)}` : label}
                </th>
                <td className={table['number']}>
                  <Figure figure={figure} scale={scale} label={label} />
                </td>
                <td className={styles['why']}>{why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}

function sentenceOf({ month, missing, sheet }: Balance): string {
  const when = month === null ? 'yet' : `at the end of ${longPeriodLabel(month)}`;
  if (missing || !sheet) return `There is no balance sheet ${when}.`;
  const { assets, liabilities, equity } = sheet;
  const text = ({ total }: typeof assets) => shortText(total.value, total.unit);
  return `Assets of ${text(assets)} ${when}: liabilities ${text(liabilities)}, equity ${text(equity)}.`;
}

/** The last month of the period in the address; a text that is no period is left to the server to refuse. */
function endOf(period: string | undefined): string | undefined {
  if (period === undefined) return undefined;
  try {
    return monthBounds(period).to;
  } catch {
    return period;
  }
}

function scaleOf(answer: Balance | undefined): Scale {
  const { sheet, asks = [] } = answer ?? {};
  const figures = sheet ? [sheet.assets.total, sheet.liabilities.total, sheet.equity.total] : [];
  return chooseScale(
    [...figures, ...asks.map(({ figure }) => figure)].map(({ value }) => value),
    answer?.currency ?? '',
  );
}
