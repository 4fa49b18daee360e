import type { Answer } from '@capwise/contract';
import { useState } from 'react';
import { counted } from '../../format/amount.ts';
import { Amount } from '../../parts/amount.tsx';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';

type Commitment = Answer<'sources.commitments'>['commitments'][number];

const shownCommitments = 8;

/** The commitments of contracts with their terms, those that end first before others. */
export function CommitmentsTable({ commitments }: { readonly commitments: readonly Commitment[] }) {
  const [all, setAll] = useState(false);
  if (commitments.length === 0) return null;
  const shown = all ? commitments : commitments.slice(0, shownCommitments);
  return (
    <Section
      title="Contract commitments"
      note={counted(commitments.length, 'commitment')}
      tools={
        commitments.length > shownCommitments && (
          <LinkButton aria-pressed={all} onClick={() => setAll(!all)}>
            {all ? `Show the first ${shownCommitments}` : `Show all ${commitments.length}`}
          </LinkButton>
        )
      }
    >
      <ScrollRegion label="Contract commitments">
        <table className={`${table['table']} ${table['sticky']}`}>
          <ColumnHeads heads={['Commitment', 'Type', 'From', 'Until', { number: 'Committed' }, 'State']} />
          <tbody>
            {shown.map((commitment) => (
              <CommitmentRow key={`${commitment.contract} ${commitment.id}`} commitment={commitment} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Section>
  );
}

const shownCharacters = 40;

function CommitmentRow({ commitment }: { readonly commitment: Commitment }) {
  const { id, contract, description, type, category, start, end, cost, currency, quantity, unit, status } = commitment;
  const name = id.length > shownCharacters ? `…${id.slice(-shownCharacters)}` : id;
  return (
    <tr>
      <th scope="row" title={id}>
        {description ?? name}
        <span className={table['detail']}>{description === null ? contract : `${name} · ${contract}`}</span>
      </th>
      <td>
        {type}
        <span className={table['detail']}>{category}</span>
      </td>
      <td className={table['short']}>{start}</td>
      <td className={table['short']}>{end}</td>
      <td className={table['number']}>
        {cost === null ? '–' : <Amount value={cost} currency={currency ?? ''} />}
        <span className={table['detail']}>{quantity === null ? (currency ?? '') : `${quantity} ${unit ?? ''}`}</span>
      </td>
      <td>{status ?? '–'}</td>
    </tr>
  );
}
