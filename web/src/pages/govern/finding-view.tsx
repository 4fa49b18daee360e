import { Link } from '@tanstack/react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { wholeScale } from '../../format/amount.ts';
import { momentText } from '../../format/time.ts';
import { AddressLink } from '../../parts/address-link.tsx';
import { Await } from '../../parts/await.tsx';
import { Effect } from './effect.tsx';
import { FindingForms } from './finding-forms.tsx';
import { kindNames, type Finding } from './findings.ts';
import styles from './govern.module.css';

type Props = { readonly id: string; readonly owners: readonly string[] };

/** One finding: what it is, what it is about in dollars, who decides, and all that happened to it. */
export function FindingView({ id, owners }: Props) {
  const reply = useAnswer('govern.finding', { id });
  return (
    <aside className={styles['panel']} aria-label="The finding that is open">
      <div className={styles['panelTop']}>
        <Link to="/findings" search={(search) => ({ ...search, finding: undefined })} resetScroll={false}>
          Close
        </Link>
      </div>
      <Await reply={reply} height={420}>
        {(finding) => (
          <>
            <Facts finding={finding} />
            <FindingForms key={finding.id} finding={finding} owners={owners} />
            <History history={finding.history} />
          </>
        )}
      </Await>
    </aside>
  );
}

function Facts({ finding }: { readonly finding: Finding }) {
  const { title, reason, kind, amount, ebitda, cash, verb, link } = finding;
  const scale = wholeScale(amount.unit);
  return (
    <header className={styles['facts']}>
      <h2>{title}</h2>
      <p>{reason}</p>
      <p className={styles['quiet']}>
        {kindNames[kind]} · {stateText(finding)}
      </p>
      <dl className={styles['amounts']}>
        <div>
          <dt>Dollars, {amount.unit}</dt>
          <dd>
            <Effect figure={amount} label={`Evidence of ${title}`} scale={scale} />
          </dd>
        </div>
        <div>
          <dt>EBITDA</dt>
          <dd>
            <Effect figure={ebitda} label={`EBITDA, ${title}`} scale={scale} tone="ebitda" />
          </dd>
        </div>
        <div>
          <dt>Cash</dt>
          <dd>
            <Effect figure={cash} label={`Cash, ${title}`} scale={scale} tone="cash" />
          </dd>
        </div>
      </dl>
      <p className={styles['quiet']}>The dollars open their evidence.</p>
      <p>
        <AddressLink address={link} className={styles['verb']}>
          {verb}
        </AddressLink>
      </p>
    </header>
  );
}

function stateText({ state, snoozed, raisedAt, changedAt }: Finding): string {
  switch (state) {
    case 'open':
      return `open, raised ${momentText(raisedAt)}`;
    case 'snoozed':
      return `snoozed until ${snoozed?.until ?? ''}: ${snoozed?.reason ?? ''}`;
    case 'resolved':
      return `resolved ${momentText(changedAt)}`;
  }
}

function History({ history }: Pick<Finding, 'history'>) {
  return (
    <section className={styles['history']}>
      <h3>History</h3>
      <ol reversed>
        {history.toReversed().map(({ at, actor, what, words }, index) => (
          <li key={`${at} ${index}`} data-what={what}>
            {words}
            <span className={styles['when']}>
              {momentText(at)} · {actor === 'rule' ? 'the rule' : actor}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
