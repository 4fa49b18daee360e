import { SegmentedControl } from '@mantine/core';
import type { Answer } from '@capwise/contract';
import { useAnswer } from '../../api/use-answer.ts';
import { chooseScale, type Scale } from '../../format/amount.ts';
import { AddressLink } from '../../parts/address-link.tsx';
import { Await } from '../../parts/await.tsx';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { Figure } from '../../parts/figure.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import { eyeNames, useEye, type Eye } from './eye.ts';
import styles from './overview.module.css';

type Findings = Answer<'govern.findings'>;
type Finding = Findings['findings'][number];

/** Findings that the first screen shows; the others are on their own page. */
const shown = 6;

/** What needs a decision, by dollars: each with what it does to both measures, who decides until when, and one verb. */
export function DecisionsView() {
  const [eye, setEye] = useEye();
  const reply = useAnswer('govern.findings', { limit: shown, ...(eye !== undefined && { eye }) });
  return (
    <Section
      title="Needs a decision"
      tools={
        <SegmentedControl
          size="xs"
          aria-label="Whose decisions stand first"
          data={[
            { value: 'all', label: 'By dollars' },
            ...(Object.keys(eyeNames) as Eye[]).map((value) => ({ value, label: eyeNames[value] })),
          ]}
          value={eye ?? 'all'}
          onChange={(value) => setEye((Object.keys(eyeNames) as Eye[]).find((one) => one === value))}
        />
      }
    >
      <Await reply={reply} height={220}>
        {(answer) => <Decisions answer={answer} />}
      </Await>
    </Section>
  );
}

function Decisions({ answer: { findings, total, currency, counts } }: { readonly answer: Findings }) {
  if (findings.length === 0) {
    return (
      <p className={styles['quiet']}>
        Nothing needs a decision{counts.snoozed > 0 && `; ${counts.snoozed} put aside for later`}.
      </p>
    );
  }
  const scale = chooseScale(
    findings.flatMap(({ amount, ebitda, cash }) => [amount.value, ebitda.value, cash.value]),
    currency,
  );
  const amounts = ['Dollars', 'EBITDA', 'Cash'].map((name) => ({ number: `${name} ${scale.label}` }));
  return (
    <>
      <ScrollRegion label="Needs a decision">
        <table className={table['table']}>
          <ColumnHeads heads={['What', ...amounts, 'Owner', 'Due', 'Next step']} />
          <tbody>
            {findings.map((finding) => (
              <DecisionRow key={finding.id} finding={finding} scale={scale} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {total > findings.length && <AddressLink address="/findings">All {total} findings</AddressLink>}
    </>
  );
}

function DecisionRow({ finding, scale }: { readonly finding: Finding; readonly scale: Scale }) {
  const { id, title, reason, amount, ebitda, cash, owner, due, overdue, verb, link } = finding;
  return (
    <tr>
      <th scope="row" className={styles['what']}>
        <AddressLink address={`/findings?finding=${encodeURIComponent(id)}`} className={styles['finding']}>
          {title}
        </AddressLink>
        <span className={table['detail']}>{reason}</span>
      </th>
      {(
        [
          ['Dollars', amount],
          ['EBITDA', ebitda],
          ['Cash', cash],
        ] as const
      ).map(([name, figure]) => (
        <td key={name} className={table['number']}>
          {figure.value === null ? 'unknown' : <Figure figure={figure} scale={scale} label={`${name}, ${title}`} />}
        </td>
      ))}
      <td className={table['short']}>{owner ?? '–'}</td>
      <td className={`${table['short']} ${overdue ? styles['overdue'] : ''}`}>{due ?? '–'}</td>
      <td className={table['short']}>
        <AddressLink address={link}>{verb}</AddressLink>
      </td>
    </tr>
  );
}
