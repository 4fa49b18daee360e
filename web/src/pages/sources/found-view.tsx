import { countText, counted } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Amount } from '../../parts/amount.tsx';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { Section } from '../../parts/section.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import { DatasetsTable } from './datasets-table.tsx';
import { WarningsTable } from './warnings-table.tsx';
import { shapeText } from './shape-text.ts';
import type { Imported } from './use-load.ts';
import styles from './sources.module.css';

const changeWords = { new: 'new', replaced: 'replaces', same: 'unchanged', appended: 'is appended' } as const;

/** What a dry run found: version, rows, the parts and what they replace, what is lost, what to know. */
export function FoundView({ found }: { readonly found: Imported }) {
  return (
    <>
      {found.files.length > 0 && <PartsSection found={found} />}
      <DatasetsTable datasets={found.datasets} />
      <Said title="What the replacement loses" texts={found.losses} />
      <Said title="These may be corrections to append" texts={found.proposals} />
      {found.warnings.length > 0 && (
        <Section title="Worth knowing" note="loaded all the same">
          <WarningsTable
            label="Warnings of these files"
            warnings={found.warnings.map((warning) => ({ ...warning, currency: currenciesOf(found) }))}
          />
        </Section>
      )}
    </>
  );
}

/** The currencies of what was found, each once. */
function currenciesOf({ parts }: Imported): string {
  return [...new Set(parts.map(({ currency }) => currency))].join(', ');
}

/** How many files, and what they lack of their version. */
function noteOf({ files, version }: Imported): string {
  const shape = shapeText(version, files);
  const lacking = shape === `FOCUS ${version}` ? '' : `, ${shape}`;
  return `${counted(files.length, 'file')}${lacking}`;
}

function PartsSection({ found }: { readonly found: Imported }) {
  return (
    <Section
      title={`FOCUS ${found.version}, ${counted(found.rows, 'row')} of ${found.sources.join(', ')}`}
      note={noteOf(found)}
    >
      <ScrollRegion label="Parts of the files">
        <table className={`${table['table']} ${table['sticky']}`}>
          <ColumnHeads
            heads={[
              'Billing month',
              'Account',
              'Change',
              { number: 'Rows' },
              { number: 'Billed' },
              { number: 'Effective' },
              'Currency',
            ]}
          />
          <tbody>
            {found.parts.map((part) => (
              <PartRow key={`${part.billingPeriod} ${part.billingAccount} ${part.currency}`} part={part} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}

function Said({ title, texts }: { readonly title: string; readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <div className={styles['losses']}>
      <h2>{title}</h2>
      <ul>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

function PartRow({ part }: { readonly part: Imported['parts'][number] }) {
  return (
    <tr>
      <th scope="row">{periodLabel(part.billingPeriod)}</th>
      <td>{part.billingAccount}</td>
      <td>
        {changeWords[part.change]}
        {part.change === 'replaced' && part.before && (
          <span className={table['detail']}>
            {countText(part.before.rows)} rows, <Amount value={part.before.billed} currency={part.currency} /> billed
          </span>
        )}
      </td>
      <td className={table['number']}>{countText(part.rows)}</td>
      <td className={table['number']}>
        <Amount value={part.billed} currency={part.currency} />
      </td>
      <td className={table['number']}>
        <Amount value={part.effective} currency={part.currency} />
      </td>
      <td>{part.currency}</td>
    </tr>
  );
}
