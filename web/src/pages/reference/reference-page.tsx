import { useParams } from '@tanstack/react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { figureText } from '../../format/amount.ts';
import { momentText } from '../../format/time.ts';
import { Await } from '../../parts/await.tsx';
import { Figure } from '../../parts/figure.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { CausesTable } from './causes-table.tsx';
import { ChangePicture } from './change-picture.tsx';
import { isSomething, type Recalled } from './recalled.ts';
import styles from './reference.module.css';

/** The figure of a reference: what was known then, what is known now, and what changed it. */
export function ReferencePage() {
  const code = useParams({ strict: false, select: (params) => params.code });
  const reply = useAnswer('books.recall', { code: code ?? '' });
  return (
    <Await reply={reply} height={480}>
      {(recalled) => (
        <div className={styles['page']}>
          <PageHead
            sentence={sentenceOf(recalled)}
            facts={[
              recalled.code === null ? null : `Reference ${recalled.code}`,
              recalled.author === null ? null : `kept by ${recalled.author}`,
            ]}
            stale={reply.stale}
            failure={reply.failure}
          />
          <Sides recalled={recalled} />
          {isSomething(recalled.change) && <ChangePicture recalled={recalled} />}
          <CausesTable recalled={recalled} />
        </div>
      )}
    </Await>
  );
}

function sentenceOf({ label, past, present, change }: Recalled): string {
  const name = label === '' ? 'The figure' : label;
  const text = (figure: Recalled['change']): string => `${figureText(figure.value, figure.unit)} ${figure.unit}`;
  if (!isSomething(change)) return `${name} is ${text(present.figure)}, as it was then.`;
  return `${name} was ${text(past.figure)} and is ${text(present.figure)} now.`;
}

function Sides({ recalled }: { readonly recalled: Recalled }) {
  const { past, present, change } = recalled;
  return (
    <dl className={styles['sides']}>
      <Side
        name="Then"
        figure={past.figure}
        note={past.moment === null ? 'before anything' : momentText(past.moment)}
      />
      <Side
        name="Now"
        figure={present.figure}
        note={present.moment === null ? 'nothing yet' : `since ${momentText(present.moment)}`}
      />
      <Side name="Change" figure={change} note="now less then" />
    </dl>
  );
}

type SideProps = { readonly name: string; readonly figure: Recalled['change']; readonly note: string };

function Side({ name, figure, note }: SideProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Figure figure={figure} label={name} /> {figure.unit}
        <span>{note}</span>
      </dd>
    </div>
  );
}
