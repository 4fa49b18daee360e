import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { momentText } from '../../format/time.ts';
import { Await } from '../../parts/await.tsx';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { DropZone } from '../../parts/drop-zone.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Section } from '../../parts/section.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import table from '../../parts/table.module.css';
import { DecideTabs } from './decide-tabs.tsx';
import { Gallery } from './gallery.tsx';
import styles from './decide.module.css';

const invitation: Parameters<typeof Sentence>[0]['pieces'] = [
  { text: 'Lay the options of a decision side by side: what each does to ' },
  { text: 'EBITDA', measure: 'ebitda' },
  { text: ', and what it does to ' },
  { text: 'cash', measure: 'cash' },
  { text: '.' },
];

type Props = {
  /** Opens a text as an unsaved case; where it is a playbook's, its id. */
  readonly onText: (text: string, playbook?: string) => void;
  readonly onNew: () => void;
};

/** The kept cases, and the ways to open another one. */
export function CaseList({ onText, onNew }: Props) {
  const reply = useAnswer('decide.list', {});
  const count = reply.answer?.cases.length ?? 0;
  return (
    <>
      <DecideTabs tab="cases" />
      <PageHead
        sentence={<Sentence pieces={invitation} />}
        facts={['Every option runs through the same treatments as the books']}
      />
      <Gallery onOpen={onText} />
      <DropZone
        accept=".yaml,.yml"
        action="Drop a case file here, or choose one"
        hint="YAML: a question, its options and their lines"
        onFiles={([file]) => void file?.text().then((text) => onText(text))}
      />
      <div className={styles['actions']}>
        <Button size="sm" variant="default" onClick={onNew}>
          Write a case as text
        </Button>
      </div>
      {reply.failure?.code !== 'NO_COMPANY' && (
        <Section title="Kept cases" note={reply.answer && count === 0 ? 'none yet' : undefined}>
          <Await reply={reply} height={120}>
            {({ cases }) =>
              cases.length === 0 ? (
                <p className={styles['quiet']}>Open a case and keep it under a name: it stands here then.</p>
              ) : (
                <table className={table['table']}>
                  <ColumnHeads heads={['Question', 'Version', 'Kept']} />
                  <tbody>
                    {cases.map((one) => (
                      <tr key={one.name}>
                        <th scope="row">
                          <Link to="/decide" search={({ company, period }) => ({ company, period, case: one.name })}>
                            {one.question}
                          </Link>
                          <span className={table['detail']}>{one.name}</span>
                        </th>
                        <td>
                          v{one.version}, {one.state}
                        </td>
                        <td>{momentText(one.savedAt)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )
            }
          </Await>
        </Section>
      )}
    </>
  );
}
