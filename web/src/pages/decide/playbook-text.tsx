import { useAnswer } from '../../api/use-answer.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import { CellsView } from './cells-view.tsx';
import styles from './playbook.module.css';

/** What stands around the case of a playbook: the situation, trade-offs, what a CFO will say, and what to ask first. */
export function PlaybookText({ id }: { readonly id: string }) {
  const reply = useAnswer('decide.playbook', { id }, { companyless: true });
  return (
    <Await reply={reply} height={160}>
      {({ title, situation, tradeOffs, objections, askFirst }) => (
        <Section title={title} note="as the playbook was opened: its figures are those of its own case">
          <p className={styles['situation']}>{situation}</p>
          {id === 'cells' && <CellsView />}
          <div className={styles['columns']}>
            <List title="Trade-offs" items={tradeOffs} />
            <List title="Ask first" items={askFirst} />
          </div>
          {objections.length > 0 && (
            <>
              <h3 className={styles['title']}>What a CFO will say</h3>
              <dl className={styles['objections']}>
                {objections.map(({ objection, answer }) => (
                  <div key={objection}>
                    <dt>{objection}</dt>
                    <dd>{answer}</dd>
                  </div>
                ))}
              </dl>
            </>
          )}
        </Section>
      )}
    </Await>
  );
}

function List({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <div>
      <h3 className={styles['title']}>{title}</h3>
      <ul className={styles['list']}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
