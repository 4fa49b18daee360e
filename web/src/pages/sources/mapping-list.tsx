import type { Answer } from '@capwise/contract';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { Failure } from '../../parts/failure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import table from '../../parts/table.module.css';
import { kindWords } from './table-columns.tsx';
import shared from './sources.module.css';

type Kept = Answer<'sources.mappings'>['mappings'][number];

const shownHeaders = 6;

/** The mappings that are kept: which files are read by them, and how to forget one. Nothing while there is none. */
export function MappingList() {
  const { answer } = useAnswer('sources.mappings', {});
  const forget = useCommand('sources.forgetMapping');
  const restore = useCommand('sources.saveMapping');
  const [gone, setGone] = useState<Kept>();
  const mappings = answer?.mappings ?? [];
  const failure = forget.failure ?? restore.failure;
  if (mappings.length === 0 && !gone) return null;
  return (
    <div className={shared['flow']}>
      {gone && (
        <p role="status">
          The mapping “{gone.name}” is forgotten.{' '}
          <LinkButton disabled={restore.busy} onClick={() => restore.post(gone, () => setGone(undefined))}>
            Take that back
          </LinkButton>
        </p>
      )}
      {mappings.length > 0 && (
        <ScrollRegion label="Kept mappings">
          <table className={table['table']}>
            <ColumnHeads heads={['Kept mapping', 'Holds', 'For files with the headers', 'Change']} />
            <tbody>
              {mappings.map((kept) => (
                <tr key={kept.name}>
                  <th scope="row">{kept.name}</th>
                  <td className={table['short']}>{kindWords(kept.kind)}</td>
                  <td>{headerWords(kept.headers)}</td>
                  <td className={table['short']}>
                    <LinkButton
                      disabled={forget.busy}
                      aria-label={`Forget the mapping ${kept.name}`}
                      onClick={() => forget.post({ name: kept.name }, () => setGone(kept))}
                    >
                      Forget
                    </LinkButton>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {failure && <Failure failure={failure} />}
    </div>
  );
}

function headerWords(headers: readonly string[]): string {
  const more = headers.length - shownHeaders;
  return more <= 0 ? headers.join(', ') : `${headers.slice(0, shownHeaders).join(', ')} and ${more} more`;
}
