import type { Figure as FigureValue } from '@capwise/contract';
import { useState } from 'react';
import { amountText, exactText, type Scale } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Figure, type Tone } from '../../parts/figure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import type { DocumentView } from './answers.ts';
import { postedMonths, totalFigure } from './effect.ts';
import styles from './documents.module.css';

/** A year beside a form, two years on a page. */
const monthsShown = { preview: 12, page: 24 } as const;

const columns = [
  { name: 'ebitda', label: 'EBITDA', tone: 'ebitda' },
  { name: 'cash', label: 'Cash', tone: 'cash' },
  { name: 'posted', label: 'Debits', tone: undefined },
] as const satisfies readonly { name: string; label: string; tone: Tone | undefined }[];

type Props = { readonly view: DocumentView; readonly scale: Scale; readonly opens: boolean };

/** EBITDA, cash and debits of a document by month, with their totals. */
export function EffectTable({ view, scale, opens }: Props) {
  const [all, setAll] = useState(false);
  const months = postedMonths(view);
  const limit = monthsShown[opens ? 'page' : 'preview'];
  const hidden = Math.max(months.length - limit, 0);
  const shown = all ? months : months.slice(0, limit);
  return (
    <>
      <ScrollRegion label="EBITDA and cash by month">
        <table className={`${table['table']} ${table['dense']} ${styles['months']}`}>
          <thead>
            <tr>
              <th scope="col">Month</th>
              {columns.map(({ name, label, tone }) => (
                <th key={name} scope="col" className={`${table['number']} ${tone ? styles[tone] : ''}`}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((each) => (
              <tr key={each.month}>
                <th scope="row">{periodLabel(each.month)}</th>
                {columns.map(({ name, label, tone }) => (
                  <td key={name} className={table['number']}>
                    <Cell
                      figure={each[name]}
                      label={`${label}, ${periodLabel(each.month)}`}
                      scale={scale}
                      tone={tone}
                      opens={opens}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {months.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">All {months.length} months</th>
                {columns.map(({ name, label, tone }) => (
                  <td key={name} className={table['number']}>
                    <Cell
                      figure={totalFigure(months, name)}
                      label={`${label}, all months`}
                      scale={scale}
                      tone={tone}
                      opens={opens}
                    />
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </ScrollRegion>
      {hidden > 0 && (
        <LinkButton aria-pressed={all} onClick={() => setAll(!all)}>
          {all ? `Show the first ${limit} months` : `Show ${hidden} more months`}
        </LinkButton>
      )}
    </>
  );
}

type CellProps = {
  readonly figure: FigureValue;
  readonly label: string;
  readonly scale: Scale;
  readonly tone: Tone | undefined;
  readonly opens: boolean;
};

function Cell({ figure, label, scale, tone, opens }: CellProps) {
  if (opens) return <Figure figure={figure} label={label} scale={scale} tone={tone} />;
  return <span title={exactText(figure.value, figure.unit)}>{amountText(figure.value, scale)}</span>;
}
