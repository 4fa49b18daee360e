import { useCallback } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { Chart } from '../../charts/chart.tsx';
import { cellsOption } from '../../charts/cells-picture.ts';
import { chooseScale, percentText, shortText } from '../../format/amount.ts';
import { axisTextOf } from '../../format/axis.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import { useTokens } from '../../theme/use-tokens.ts';

const height = 240;
const currency = 'USD';

/** How the benefit of isolation grows and shrinks with the number of cells, for a service of usual size. */
export function CellsView() {
  const reply = useAnswer('decide.cells', {}, { companyless: true });
  return (
    <Await reply={reply} height={height}>
      {({ curve, optimum, isInterior }) => <Curve curve={curve} optimum={optimum} isInterior={isInterior} />}
    </Await>
  );
}

type CurveProps = Pick<
  NonNullable<ReturnType<typeof useAnswer<'decide.cells'>>['answer']>,
  'curve' | 'optimum' | 'isInterior'
>;

function Curve({ curve, optimum, isInterior }: CurveProps) {
  const tokens = useTokens();
  const scale = chooseScale(
    curve.map(({ net }) => net.toFixed(2)),
    currency,
  );
  const build = useCallback(
    () => cellsOption(curve, optimum, { tokens, amount: axisTextOf(scale) }),
    [curve, optimum, tokens, scale],
  );
  return (
    <Section title="How many cells" note={`${scale.label} a year against one pool, by the number of cells`}>
      <Chart
        height={height}
        summary={`${optimum.cells} cells bring most, ${shortText(optimum.net.toFixed(2), currency)} a year${isInterior ? '' : ', at the end of the range'}; one failing cell then reaches ${percentText(optimum.reach)} of users.`}
        build={build}
      />
    </Section>
  );
}
