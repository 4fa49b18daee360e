import type { Answer } from '@capwise/contract';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useEffectEvent } from 'react';
import { useCompanies, useCompany } from '../../api/company.ts';
import { useAnswer, type Reply } from '../../api/use-answer.ts';
import { counted } from '../../format/amount.ts';
import { periodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { CommitmentsTable } from './commitments-table.tsx';
import { LoadFlow } from './load-flow.tsx';
import { LoadsTable } from './loads-table.tsx';
import { PaymentsView } from './payments-view.tsx';
import { takeFiles } from './pending-files.ts';
import { QualityView } from './quality-view.tsx';
import { BillRequests } from './request-links.tsx';
import { RequestPanel } from './request-panel.tsx';
import { isTable } from './sort-files.ts';
import { TableFlow } from './table-flow.tsx';
import { useLoad } from './use-load.ts';
import { useTable } from './use-table.ts';

type Loads = Answer<'sources.list'>;

/** Where the figures come from: loading, what was loaded, and what the bills leave open. */
export function SourcesPage() {
  const navigate = useNavigate();
  const loads = useAnswer('sources.list', {});
  const quality = useAnswer('sources.quality', {});
  const payments = useAnswer('sources.payments', {});
  const commitments = useAnswer('sources.commitments', {});
  const onPublished = useCallback(
    (company: string) => void navigate({ to: '.', search: { company }, replace: true }),
    [navigate],
  );
  const loading = useLoad(onPublished);
  const reading = useTable();
  const named = useCompany();
  const take = async (files: readonly File[]): Promise<void> => {
    const [file] = files;
    if (file && (await isTable(files, named))) reading.open(file);
    else loading.check(files);
  };
  const takeLeft = useEffectEvent(() => {
    const files = takeFiles();
    if (files.length > 0) void take(files);
  });
  useEffect(() => takeLeft(), []);
  const empty = loads.failure?.code === 'NO_COMPANY' || loads.answer?.loads.length === 0;
  return (
    <>
      <SourcesHead loads={loads} empty={empty} />
      <LoadFlow loading={loading} onFiles={(files) => void take(files)} />
      <BillRequests />
      <RequestPanel />
      {!empty && (
        <>
          <Await reply={loads} height={160}>
            {(answer) => <LoadsTable loads={answer.loads} />}
          </Await>
          <Await reply={quality} height={320}>
            {(answer) => <QualityView quality={answer} />}
          </Await>
        </>
      )}
      {commitments.answer && <CommitmentsTable commitments={commitments.answer.commitments} />}
      {(!empty || (payments.answer?.count ?? 0) > 0) && (
        <Await reply={payments} height={240}>
          {(answer) => <PaymentsView payments={answer} />}
        </Await>
      )}
      <TableFlow reading={reading} />
    </>
  );
}

function SourcesHead({ loads, empty }: { readonly loads: Reply<Loads>; readonly empty: boolean }) {
  const { companies } = useCompanies();
  const name = useCompany();
  const demo = companies?.find((company) => company.name === name)?.demo ?? false;
  if (empty) {
    return (
      <PageHead
        sentence="Nothing is loaded yet. Choose the FOCUS bills of your provider: nothing is kept before you have seen what was found."
        facts={['CSV, CSV.gz or Parquet; versions 1.0-preview to 1.4']}
      />
    );
  }
  return (
    <PageHead
      sentence={loads.answer ? sentenceOf(loads.answer, demo) : 'Sources'}
      stale={loads.stale}
      facts={demo ? ['This is the demo company: your own bills go into a company of their own'] : []}
    />
  );
}

function sentenceOf({ loads }: Loads, demo: boolean): string {
  const live = loads.flatMap(({ parts }) => parts).filter((part) => part.live);
  const rows = live.reduce((sum, part) => sum + part.rows, 0);
  const months = [...new Set(live.map((part) => part.billingPeriod))].sort();
  const span =
    months.length > 1
      ? ` from ${periodLabel(months[0] ?? '')} to ${periodLabel(months.at(-1) ?? '')}`
      : ` of ${periodLabel(months[0] ?? '')}`;
  return `${demo ? 'The demo stands on' : 'The figures stand on'} ${counted(rows, 'row')}${months.length > 0 ? span : ''}, in ${counted(loads.length, 'load')}.`;
}
