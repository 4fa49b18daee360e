import { SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/section.tsx';
import type { Grain } from '../../shell/address.ts';
import { BridgeView } from './bridge-view.tsx';
import { Comparisons } from './comparisons.tsx';
import { EstimateView } from './estimate/estimate-view.tsx';
import type { Evaluation } from './evaluation.ts';
import { caseScale, EffectsTable } from './effects-table.tsx';
import { Findings } from './findings.tsx';
import { Judgment } from './judgment.tsx';
import { Releases } from './releases.tsx';
import { SlipView } from './slip-view.tsx';
import styles from './decide.module.css';

const grains = [
  { value: 'month', label: 'Month' },
  { value: 'quarter', label: 'Quarter' },
  { value: 'year', label: 'Year' },
];

type Props = { readonly evaluation: Evaluation; readonly grain: Grain };

/** What a case does: figures on the left, cumulative cash on the right, then the comparison and what to doubt. */
export function CaseView({ evaluation, grain }: Props) {
  const navigate = useNavigate();
  const all = useSearch({ from: '/decide', select: (search) => search.lines === 'all' });
  const change = (next: { readonly grain?: Grain | undefined; readonly lines?: 'all' | undefined }) =>
    void navigate({ to: '/decide', search: (search) => ({ ...search, ...next }), resetScroll: false });
  return (
    <div className={styles['case']}>
      <EstimateView
        evaluation={evaluation}
        effects={
          <Section
            title="What it does"
            note={caseScale(evaluation).label}
            tools={
              <>
                <LinkButton
                  className={styles['quiet']}
                  aria-pressed={all}
                  onClick={() => change({ lines: all ? undefined : 'all' })}
                >
                  {all ? 'Main lines' : 'All lines'}
                </LinkButton>
                <SegmentedControl
                  size="xs"
                  aria-label="Columns of the case"
                  data={grains}
                  value={grain}
                  onChange={(value) => change({ grain: value === 'year' ? undefined : (value as Grain) })}
                />
              </>
            }
          >
            <EffectsTable evaluation={evaluation} all={all} />
          </Section>
        }
      />
      <BridgeView evaluation={evaluation} />
      <Judgment evaluation={evaluation} />
      <Releases evaluation={evaluation} />
      <SlipView evaluation={evaluation} />
      <Comparisons evaluation={evaluation} />
      <Findings findings={evaluation.findings} />
    </div>
  );
}
