import { useAnswer } from '../../api/use-answer.ts';
import { chooseScale } from '../../format/amount.ts';
import { Await } from '../../parts/await.tsx';
import { Failure } from '../../parts/failure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { methodName } from './add-fields.ts';
import type { AssetView as View } from './answers.ts';
import { CarryingView } from './carrying-view.tsx';
import { useChangeAssets } from './change-assets.ts';
import { EventsTable } from './events-table.tsx';
import { ScheduleTable } from './schedule-table.tsx';
import { useTrial, type Trial } from './use-trial.ts';
import { WhatIf } from './what-if.tsx';
import { WorkbookButton } from './workbook-button.tsx';
import styles from './assets.module.css';

type Props = {
  readonly id: string;
  /** The month that the register is shown at. */
  readonly month: string;
  readonly currency: string;
};

/** One asset: its carrying amount, what happened to it, its schedule, and what an event would do. */
export function AssetView({ id, month, currency }: Props) {
  const posted = useAnswer('assets.show', { id });
  const trial = useTrial(id);
  if (posted.failure && !posted.answer) return <Failure failure={posted.failure} />;
  return (
    <article className={styles['asset']} aria-labelledby="asset-name">
      <Await reply={posted} height={720}>
        {(view) => <Parts posted={view} trial={trial} month={month} currency={currency} />}
      </Await>
    </article>
  );
}

type PartsProps = Omit<Props, 'id'> & { readonly posted: View; readonly trial: Trial };

function Parts({ posted, trial, month, currency }: PartsProps) {
  const tried = trial.event && !trial.reply.failure ? trial.reply.answer : undefined;
  const scheduled = posted.rows.length > 0 || tried !== undefined;
  return (
    <div className={styles['parts']}>
      <Head view={posted} month={month} />
      <div className={styles['pair']}>
        {scheduled ? (
          <CarryingView posted={posted} tried={tried} now={month} currency={currency} />
        ) : (
          <p className={styles['quiet']}>
            It is still in progress and stands at its cost. Put it in service below, and its schedule stands here.
          </p>
        )}
        <EventsTable view={posted} currency={currency} />
      </div>
      <WhatIf posted={posted} trial={trial} currency={currency} />
      {scheduled && <ScheduleTable posted={posted} tried={tried} scale={chooseScale([posted.asset.cost], currency)} />}
    </div>
  );
}

function Head({ view: { asset, state }, month }: { readonly view: View; readonly month: string }) {
  const change = useChangeAssets();
  const life = `${asset.lifeMonths} months ${methodName(asset.method).toLowerCase()}`;
  return (
    <header className={styles['assetHead']}>
      <h2 id="asset-name">{asset.name}</h2>
      <span className={styles['facts']}>{[asset.id, asset.class, state, life].join(' · ')}</span>
      <span className={styles['headTools']}>
        <WorkbookButton id={asset.id} month={month} label={`Workbook of ${asset.name}`} />
        <LinkButton onClick={() => change({ asset: undefined, event: undefined, with: undefined })}>
          Close {asset.name}
        </LinkButton>
      </span>
    </header>
  );
}
