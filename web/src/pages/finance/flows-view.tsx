import { Refusal } from '@capwise/domain';
import { useCallback, useMemo } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { Chart } from '../../charts/chart.tsx';
import { useTokens } from '../../theme/use-tokens.ts';
import { curveOption } from './curve-picture.ts';
import type { Calculation, FinanceFunction } from './finance-function.ts';
import { pictureOf, type FlowPicture } from './flow-curves.ts';
import styles from './finance.module.css';

const height = 240;

type Props = {
  readonly definition: FinanceFunction;
  readonly answer: Calculation;
  readonly args: Readonly<Record<string, unknown>>;
};

/** The flows as a curve, with the points that the answer names. */
export function FlowsView({ definition, answer, args }: Props) {
  const isByRate = definition.picture === 'value-by-rate';
  const rates = useAnswer(
    'finance.calculate',
    { fn: 'irrAll', args: { flows: args['flows'] } },
    { companyless: true, enabled: isByRate },
  );
  const found = rates.failure ? undefined : rates.answer?.value;
  const picture = useMemo(
    () => drawn(() => pictureOf({ definition, answer, args, roots: Array.isArray(found) ? found : [] })),
    [definition, answer, args, found],
  );
  if (!picture) return null;
  return <Picture picture={picture} />;
}

function Picture({ picture }: { readonly picture: FlowPicture }) {
  const tokens = useTokens();
  const build = useCallback(() => curveOption(picture, tokens), [picture, tokens]);
  const { title, marks } = picture;
  const named = marks.length > 0 ? ` Marked: ${marks.map(({ label }) => label).join(', ')}.` : '';
  return (
    <figure className={styles['picture']}>
      <figcaption>{title}</figcaption>
      <Chart height={height} summary={`${title}.${named}`} build={build} />
    </figure>
  );
}

/** Flows that were typed just now may not be those of the answer on screen: then there is no picture for a moment. */
function drawn(draw: () => FlowPicture | undefined): FlowPicture | undefined {
  try {
    return draw();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
