import type { Answer } from '@capwise/contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { momentText } from '../../format/time.ts';
import { Await } from '../../parts/await.tsx';
import { Failure } from '../../parts/failure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import { ReviewView } from './review-view.tsx';
import styles from './decide.module.css';

type Version = Answer<'decide.versions'>['versions'][number];

/** The versions of a kept case: who saved each, what changed, and which was approved and still is what it was. */
export function VersionsView({ name }: { readonly name: string }) {
  const reply = useAnswer('decide.versions', { name });
  const approve = useCommand('decide.approve');
  const [compared, setCompared] = useState<number>();
  const isApproved = reply.answer?.versions.some(({ approval }) => approval !== null) ?? false;
  return (
    <>
      <Section
        title="Versions"
        tools={
          reply.answer?.versions[0]?.state === 'draft' && (
            <Button
              size="compact-xs"
              variant="default"
              loading={approve.busy}
              onClick={() => approve.post({ name }, () => {})}
            >
              Approve the latest
            </Button>
          )
        }
      >
        {approve.failure && <Failure failure={approve.failure} />}
        <Await reply={reply} height={80}>
          {({ versions }) => (
            <ScrollRegion label="Versions of the case">
              <table className={table['table']}>
                <thead>
                  <tr>
                    {['Version', 'Saved', 'By', 'State'].map((head) => (
                      <th key={head} scope="col">
                        {head}
                      </th>
                    ))}
                    <td />
                  </tr>
                </thead>
                <tbody>
                  {versions.map((one) => (
                    <Row key={one.version} name={name} one={one} compared={compared} onCompare={setCompared} />
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
          )}
        </Await>
        {compared !== undefined && <Difference name={name} to={compared} />}
      </Section>
      {isApproved && <ReviewView name={name} />}
    </>
  );
}

type RowProps = {
  readonly name: string;
  readonly one: Version;
  readonly compared: number | undefined;
  readonly onCompare: (version: number | undefined) => void;
};

function Row({ name, one, compared, onCompare }: RowProps) {
  const { version, savedAt, author, state, approval, note } = one;
  const isOpen = compared === version;
  return (
    <tr>
      <th scope="row">
        v{version}
        {note && <span className={table['detail']}>{note}</span>}
      </th>
      <td>{momentText(savedAt)}</td>
      <td>{author}</td>
      <td>
        {approval ? `approved by ${approval.by}, ${momentText(approval.at)}` : state}
        {approval && <Verified name={name} version={version} />}
      </td>
      <td>
        {version > 1 && (
          <LinkButton aria-expanded={isOpen} onClick={() => onCompare(isOpen ? undefined : version)}>
            {isOpen ? 'Hide changes' : 'What changed'}
          </LinkButton>
        )}
      </td>
    </tr>
  );
}

/** An approved version is calculated again: a figure or a byte that is not what was approved is named. */
function Verified({ name, version }: { readonly name: string; readonly version: number }) {
  const { answer, failure } = useAnswer('decide.verify', { name, version });
  if (failure) return <span className={table['detail']}>{failure.message}</span>;
  return answer ? <span className={table['detail']}>{answer.summary}</span> : null;
}

function Difference({ name, to }: { readonly name: string; readonly to: number }) {
  const reply = useAnswer('decide.diff', { name, from: to - 1, to });
  return (
    <Await reply={reply} height={60}>
      {({ summary, changes, presentValues }) => (
        <>
          <p>{summary}</p>
          <ul className={styles['changes']}>
            {changes.map(({ words }) => (
              <li key={words}>{words}</li>
            ))}
            {presentValues.map(({ option, words }) => (
              <li key={option}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </Await>
  );
}
