import { Button } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { longPeriodLabel, monthBounds, stepPeriod } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { Section } from '../../parts/section.tsx';
import { AddForm } from './add-form.tsx';
import type { Register } from './answers.ts';
import { AssetView } from './asset-view.tsx';
import { useChangeAssets } from './change-assets.ts';
import { headlineOf, isGone, readSort, registerScale } from './register.ts';
import { RegisterTable } from './register-table.tsx';
import { WorkbookButton } from './workbook-button.tsx';
import styles from './assets.module.css';

/** The asset register: what stands on the books, what it charges, and what would happen to it. */
export function AssetsPage() {
  const { period, asset, sort, add } = useSearch({ from: '/assets' });
  const change = useChangeAssets();
  const reply = useAnswer('assets.list', { ...(period !== undefined && { month: monthBounds(period).to }) });
  const { answer, failure, stale } = reply;
  if (failure?.code === 'NO_COMPANY') return <Empty company={false} />;
  if (answer?.assets.length === 0 && period === undefined) return <Empty company />;
  const currency = answer?.assets[0]?.cost.unit;
  return (
    <>
      <PageHead
        sentence={answer ? headlineOf(answer) : 'Assets'}
        facts={answer && factsOf(answer)}
        stale={stale}
        failure={failure}
      />
      <Section
        title="Register"
        note={answer && noteOf(answer)}
        tools={
          <>
            {answer && <Months month={answer.month} />}
            {answer && <WorkbookButton month={answer.month} label="Workbook of the register" />}
            <Button
              size="xs"
              variant="default"
              aria-expanded={add ?? false}
              onClick={() => change({ add: !add || undefined })}
            >
              Add an asset
            </Button>
          </>
        }
      >
        <Await reply={reply} height={180}>
          {(register) =>
            register.assets.length === 0 ? (
              <p className={styles['quiet']}>
                Nothing was on the books yet at the end of {longPeriodLabel(register.month)}.
              </p>
            ) : (
              <RegisterTable register={register} sort={readSort(sort)} chosen={asset} />
            )
          }
        </Await>
      </Section>
      {add && <AddForm currency={currency} onCancel={() => change({ add: undefined })} />}
      {asset !== undefined && answer && (
        <AssetView key={asset} id={asset} month={answer.month} currency={currency ?? 'USD'} />
      )}
    </>
  );
}

function noteOf(register: Register): string {
  const end = `end of ${longPeriodLabel(register.month)}`;
  return register.assets.length === 0 ? end : `${end}, ${registerScale(register).label}`;
}

function factsOf({ assets }: Register): readonly (string | null)[] {
  const waiting = assets.filter(({ state }) => state === 'in progress').length;
  const gone = assets.filter(isGone).length;
  return [
    assets[0]?.cost.unit ?? null,
    waiting > 0 ? `${waiting} still in progress` : null,
    gone > 0 ? `${gone} disposed of` : null,
    'Charges are outside EBITDA; a loss on stopping early is inside it',
  ];
}

/** Steps the month at whose end the register is shown. */
function Months({ month }: { readonly month: string }) {
  const change = useChangeAssets();
  return (
    <span className={styles['months']}>
      {([-1, 1] as const).map((step) => {
        const next = stepPeriod(month, step);
        return (
          <Button
            key={step}
            size="xs"
            variant="default"
            aria-label={`Register at the end of ${longPeriodLabel(next)}`}
            onClick={() => change({ period: next })}
          >
            {step < 0 ? '‹' : '›'}
          </Button>
        );
      })}
    </span>
  );
}

/** A register without assets: says what it is for, and offers the form. */
function Empty({ company }: { readonly company: boolean }) {
  return (
    <>
      <PageHead
        sentence="The register is empty. Add what the company bought or built to use for years: software and equipment."
        facts={[
          'Each asset posts its purchase and a charge every month, outside EBITDA',
          'What stopping it early would cost inside EBITDA can be tried before it is decided',
        ]}
      />
      {company ? (
        <AddForm currency={undefined} />
      ) : (
        <p>
          There is no company yet. <Link to="/sources">Load a bill on Sources</Link> to begin one.
        </p>
      )}
    </>
  );
}
