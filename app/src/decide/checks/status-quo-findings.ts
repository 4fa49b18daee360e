import type { Case, CaseOption } from '@capwise/domain/decide';
import { carriedLines } from './carried-lines.ts';
import type { CaseFinding, Checked } from './checked.ts';
import { isDearer } from './line-facts.ts';

/** A case without doing nothing, or with one that stands still while the others move (decision cases, §4.2, §5.30). */
export function statusQuoFindings({ read }: Checked): readonly CaseFinding[] {
  const { subject, places, placeOf } = read;
  const { statusQuo } = subject.decision;
  if (statusQuo === null)
    return [
      {
        code: 'DO_NOTHING_MISSING',
        message:
          'No option goes on as today: what is changed is not known then. Add it with what it will really cost, and name it: "status quo: <option>", or write the others "against: <option>".',
        place: placeOf('options'),
      },
    ];
  const quo = subject.options.find(({ id }) => id === statusQuo);
  const grows = subject.options.find(
    (option) => option.id !== statusQuo && option.variantOf === null && isGrowing(subject, option),
  );
  if (!quo || !grows || isGrowing(subject, quo) || !quo.lines.some(({ every }) => every !== 'once')) return [];
  return [
    {
      code: 'STATUS_QUO_FLAT',
      message: `${quo.name} stays as it is in every year, while ${grows.name} grows: write what going on as today will really cost, year by year.`,
      place: places.get(quo.id)?.[quo.lines.findIndex(({ every }) => every !== 'once')],
    },
  ];
}

/** Whether a dearer line follows one of its own. */
function isGrowing(subject: Case, option: CaseOption): boolean {
  const { lines } = option;
  const carried = carriedLines(subject, option);
  return lines.some((line, index) => index >= carried && lines.some((before) => isDearer(before, line)));
}
