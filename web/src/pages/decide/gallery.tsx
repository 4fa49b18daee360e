import type { Answer } from '@capwise/contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { clientOf } from '../../api/client.ts';
import { asCallError, useAnswer } from '../../api/use-answer.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import styles from './gallery.module.css';

type Entry = Answer<'decide.playbooks'>['playbooks'][number];

type Props = { readonly onOpen: (document: string, id: string) => void };

/** The question that is asked most stands first and large. */
const firstId = 'build-or-buy';

/** Cases to begin with: a question that is asked often, or a situation that a CFO will ask about. */
export function Gallery({ onOpen }: Props) {
  const reply = useAnswer('decide.playbooks', {}, { companyless: true });
  const [said, setSaid] = useState('');
  const open = (id: string): void => {
    clientOf(undefined)
      .call('decide.playbook', { id })
      .then(({ document }) => onOpen(document, id))
      .catch((error: unknown) => setSaid(asCallError(error).message));
  };
  return (
    <Await reply={reply} height={200}>
      {({ playbooks }) => (
        <div className={styles['parts']}>
          {said && <p role="alert">{said}</p>}
          <div className={styles['first']}>
            {playbooks.some(({ id }) => id === firstId) && (
              <Button size="sm" onClick={() => open(firstId)}>
                Compare build with buy
              </Button>
            )}
          </div>
          <Entries title="Questions" note="a case to write over" kind="template" all={playbooks} onOpen={open} />
          <Entries
            title="Playbooks"
            note="a situation with its case, its trade-offs, and what a CFO will say"
            kind="playbook"
            all={playbooks}
            onOpen={open}
          />
        </div>
      )}
    </Await>
  );
}

type EntriesProps = {
  readonly title: string;
  readonly note: string;
  readonly kind: Entry['kind'];
  readonly all: readonly Entry[];
  readonly onOpen: (id: string) => void;
};

function Entries({ title, note, kind, all, onOpen }: EntriesProps) {
  const shown = all.filter((entry) => entry.kind === kind);
  if (shown.length === 0) return null;
  return (
    <Section title={title} note={note}>
      <ul className={styles['entries']}>
        {shown.map(({ id, title: name, situation }) => (
          <li key={id}>
            <button type="button" onClick={() => onOpen(id)}>
              <strong>{name}</strong>
              <span>{situation}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
