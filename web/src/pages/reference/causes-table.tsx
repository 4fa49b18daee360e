import { csvText } from '../../format/csv.ts';
import { momentText } from '../../format/time.ts';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { download } from '../../parts/download.ts';
import { Figure } from '../../parts/figure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import { isSomething, type Cause, type CausePart, type Recalled } from './recalled.ts';

/** The change by cause, each with the loads, documents and choices that it came with; what is left over is shown too. */
export function CausesTable({ recalled }: { readonly recalled: Recalled }) {
  const { causes, residual, change } = recalled;
  return (
    <Section
      title="What changed it"
      note="in the order in which it was recorded"
      tools={
        <LinkButton onClick={() => download('then-and-now.csv', csvText(rowsOf(recalled)), 'text/csv')}>
          Export CSV
        </LinkButton>
      }
    >
      <div className={table['scroll']}>
        <table className={table['table']}>
          <ColumnHeads heads={['Cause', 'When', { number: change.unit }, { number: 'Rows it came with' }]} />
          {causes.map((cause) => (
            <CauseRows key={cause.cause} cause={cause} />
          ))}
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                Change
              </th>
              <td className={table['number']}>
                <Figure figure={change} label="Change" />
              </td>
              <td />
            </tr>
            <tr>
              <td colSpan={2}>Residual</td>
              <td className={table['number']}>
                <Figure figure={residual} label="Residual" /> {isSomething(residual) ? '✗' : '✓'}
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  );
}

function CauseRows({ cause }: { readonly cause: Cause }) {
  const { label, figure, parts } = cause;
  return (
    <tbody>
      <tr data-level="subtotal" data-quiet={!isSomething(figure) || undefined}>
        <th scope="row" colSpan={2}>
          {label}
        </th>
        <td className={table['number']}>
          <Figure figure={figure} label={label} />
        </td>
        <td />
      </tr>
      {parts.map((part) => (
        <PartRow key={`${part.moment} ${part.what} ${part.detail}`} part={part} />
      ))}
    </tbody>
  );
}

function PartRow({ part }: { readonly part: CausePart }) {
  const { what, detail, moment, operation, actor, figure, rows } = part;
  return (
    <tr>
      <td>
        {what}
        <span className={table['detail']}>{detail}</span>
      </td>
      <td>
        {momentText(moment)}
        <span className={table['detail']}>{[operation, actor].filter((text) => text !== '').join(' by ')}</span>
      </td>
      <td className={table['number']}>
        <Figure figure={figure} label={what} />
      </td>
      <td className={table['number']}>
        {rows && <Figure figure={rows} label={`Billed cost of the rows of ${what}`} />}
      </td>
    </tr>
  );
}

function rowsOf({ causes, change, residual }: Recalled): readonly (readonly (string | null)[])[] {
  return [
    ['Cause', 'What', 'Detail', 'Moment', 'Operation', 'By', 'Change', 'Unit'],
    ...causes.flatMap(({ label, parts }) =>
      parts.map(({ what, detail, moment, operation, actor, figure }) => [
        label,
        what,
        detail,
        moment,
        operation,
        actor,
        figure.value,
        figure.unit,
      ]),
    ),
    ['Residual', null, null, null, null, null, residual.value, residual.unit],
    ['Change', null, null, null, null, null, change.value, change.unit],
  ];
}
