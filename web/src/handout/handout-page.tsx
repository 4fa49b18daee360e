import { readCaseModel, valueText, type ShownUnit } from '@capwise/domain/decide';
import { useMemo } from 'react';
import { periodLabel } from '../format/period.ts';
import { CashView } from '../pages/decide/cash-view.tsx';
import { DistributionView } from '../pages/decide/estimate/distribution-view.tsx';
import { EstimateTable } from '../pages/decide/estimate/estimate-table.tsx';
import type { Live } from '../pages/decide/estimate/live-estimate.ts';
import { WorthKnowing } from '../pages/decide/estimate/worth-knowing.tsx';
import type { Evaluation } from '../pages/decide/evaluation.ts';
import { Findings } from '../pages/decide/findings.tsx';
import { Tornado } from '../pages/decide/tornado.tsx';
import { Verdicts } from '../pages/decide/verdicts.tsx';
import { LinkButton } from '../parts/link-button.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { equalityOf } from './equality.ts';
import { movedHeadline } from './headline.ts';
import { IntegrityNote } from './integrity-note.tsx';
import type { Figures, Integrity, Payload } from './integrity.ts';
import { drawnCase, evaluationAt } from './evaluation-here.ts';
import { Movers } from './movers.tsx';
import { useMoved, type MovedState } from './use-moved.ts';
import { ViewsTable } from './views-table.tsx';
import styles from './handout.module.css';

type Props = { readonly integrity: Integrity };

/** The file that answers back: the case as it was written, or what of it was altered. */
export function HandoutPage({ integrity }: Props) {
  const { payload } = integrity;
  return (
    <main className={styles['page']}>
      {payload ? <CasePage integrity={integrity} payload={payload} /> : <NoCase integrity={integrity} />}
    </main>
  );
}

function NoCase({ integrity }: Props) {
  return (
    <div>
      <h1>This case cannot be shown</h1>
      <IntegrityNote integrity={integrity} equality={null} />
    </div>
  );
}

function CasePage({ integrity, payload }: Props & { readonly payload: Payload }) {
  const { figures: server, facts, document, model } = payload;
  const subject = useMemo(() => readCaseModel(model), [model]);
  const state = useMoved(server, subject);
  const equality = useMemo(() => {
    const { estimate } = server;
    const drawn = estimate && drawnCase(subject, { ...estimate, cache: new Map() });
    return equalityOf(server, evaluationAt(server, subject), drawn);
  }, [server, subject]);
  const isMoved = state.moved.size > 0;
  const evaluation = { ...state.evaluation, document, model };
  return (
    <>
      <header className={styles['head']}>
        <p className={styles['crumb']}>
          Capwise › <strong>{server.question}</strong>
          <span className={styles['state']}>{stateWords(facts)}</span>
          {isMoved && (
            <span className={styles['state']} data-moved>
              moved
            </span>
          )}
        </p>
        <h1>
          <Headline pieces={isMoved ? movedHeadline(state.evaluation, server) : server.headline} />
        </h1>
        <p className={styles['facts']}>{factsOf(state.evaluation).join(' · ')}</p>
        <IntegrityNote integrity={integrity} equality={equality} />
      </header>
      <Answers state={state} evaluation={evaluation} server={server}>
        <MovedLine state={state} assumptions={server.assumptions} currency={server.currency} approved={facts.kept} />
      </Answers>
      <div>
        <Findings findings={server.findings} />
        {isMoved && server.findings.length > 0 && (
          <p className={styles['sound']}>These are of the case as it was written: what was moved is not in them.</p>
        )}
      </div>
    </>
  );
}

type MovedLineProps = {
  readonly state: MovedState;
  readonly assumptions: Figures['assumptions'];
  readonly currency: string;
  readonly approved: Payload['facts']['kept'];
};

/** What was moved, from where to where, and the way back. */
function MovedLine({ state: { moved, failure, takeBack }, assumptions, currency, approved }: MovedLineProps) {
  const origin = approved?.approvedBy ? 'As approved' : 'As written';
  const words = assumptions.flatMap((assumption) => {
    const value = moved.get(assumption.name);
    const text = (at: number): string => valueText(at, assumption, currency);
    return value === undefined ? [] : [`${assumption.name} to ${text(value)} (was ${text(assumption.base)})`];
  });
  return (
    <div>
      <p className={styles['moved']} role="status" aria-label="What was moved">
        {words.length === 0 ? (
          <span>{origin}: nothing is moved.</span>
        ) : (
          <>
            <span>
              <b>Moved:</b> {words.join(', ')}
            </span>
            <LinkButton onClick={takeBack}>{origin}</LinkButton>
          </>
        )}
      </p>
      {failure !== null && <p role="alert">This value cannot be: {failure}</p>}
    </div>
  );
}

type AnswersProps = {
  readonly state: MovedState;
  readonly evaluation: Evaluation;
  readonly server: Figures;
  /** Stands above the sliders. */
  readonly children: React.ReactNode;
};

function Answers({ state, evaluation, server, children }: AnswersProps) {
  const { currency, options, assumptions } = evaluation;
  const { moved, drawn, isStale, move } = state;
  const { estimate } = server;
  const live = useMemo(
    (): Live | undefined => (drawn ? { ...drawn, held: new Map(), isStale, failure: undefined } : undefined),
    [drawn, isStale],
  );
  const nameOf = (id: string): string => options.find((option) => option.id === id)?.name ?? id;
  const unitOf = (name: string): ShownUnit => assumptions.find((one) => one.name === name) ?? { unit: null, factor: 1 };
  const valueOf = (id: string): number => Number(options.find((option) => option.id === id)?.npv.value ?? 0);
  return (
    <>
      <div className={styles['pair']}>
        <ViewsTable evaluation={evaluation} />
        <CashView evaluation={evaluation} live={live} />
      </div>
      <Movers
        assumptions={assumptions}
        order={estimate?.swings.map(({ name }) => name) ?? []}
        currency={currency}
        moved={moved}
        onMove={move}
      >
        {children}
      </Movers>
      <div className={live && styles['pair']}>
        {live && estimate && (
          <ScrollRegion label="Swings">
            <div className={styles['swings']}>
              <Tornado
                pair={estimate.pair}
                swings={live.full.swings}
                base={valueOf(estimate.pair.left) - valueOf(estimate.pair.right)}
                currency={currency}
                unitOf={unitOf}
                nameOf={nameOf}
              />
            </div>
          </ScrollRegion>
        )}
        {options.length > 1 && <Verdicts evaluation={evaluation} />}
      </div>
      {live && estimate && (
        <>
          <EstimateTable live={live} evaluation={evaluation} estimate={estimate} />
          <div className={styles['pair']}>
            <DistributionView
              live={live}
              currency={currency}
              names={[nameOf(estimate.pair.left), nameOf(estimate.pair.right)]}
            />
            <WorthKnowing live={live} currency={currency} unitOf={unitOf} />
          </div>
        </>
      )}
    </>
  );
}

function Headline({ pieces }: { readonly pieces: Figures['headline'] }) {
  return pieces.map(({ text, measure }, index) => (
    <span key={index} className={measure && styles[measure]}>
      {text}
    </span>
  ));
}

function stateWords({ kept }: Payload['facts']): string {
  if (!kept) return 'not kept';
  return `v${kept.version} · ${kept.approvedBy === null ? 'draft' : `approved by ${kept.approvedBy}`}`;
}

function factsOf({ currency, framework, tax, discountRate, years, start }: Figures): readonly string[] {
  return [
    currency,
    framework === 'ifrs' ? 'IFRS' : 'US GAAP',
    `${tax}, ${Math.round(discountRate * 10_000) / 100}% a year`,
    `${years} ${years === 1 ? 'year' : 'years'} from ${periodLabel(start)}`,
  ];
}
