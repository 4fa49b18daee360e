import { Refusal } from '@capwise/domain';
import { nearestNames } from '@capwise/domain/text';
import type { Handler } from '../../handler/index.ts';
import { evaluateDocument } from '../evaluate-document.ts';
import { fillFigures, type FilledFigure } from './figures.ts';
import { playbookIds, readPlaybook, type PlaybookId } from './library.ts';

/** `decide.playbook`: its case, and its texts with the figures that the case comes to. */
export const showPlaybook: Handler<'decide.playbook'> = async ({ id }) => {
  const playbook = await readPlaybook(known(id));
  const evaluation = evaluateDocument(playbook.document, { by: 'year', seed: 1 });
  const figures = new Map<string, FilledFigure>();
  const fill = (text: string): string => {
    const filled = fillFigures(text, evaluation);
    for (const figure of filled.figures) figures.set(figure.asked, figure);
    return filled.text;
  };
  return {
    ...playbook,
    serves: [...playbook.serves],
    situation: fill(playbook.situation),
    recommends: evaluation.recommendation.verdict.option,
    tradeOffs: playbook.tradeOffs.map(fill),
    objections: playbook.objections.map(({ objection, answer }) => ({
      objection: fill(objection),
      answer: fill(answer),
    })),
    askFirst: playbook.askFirst.map(fill),
    figures: [...figures.values()],
  };
};

function known(id: string): PlaybookId {
  const found = playbookIds.find((each) => each === id);
  if (found !== undefined) return found;
  const [near] = nearestNames(id, playbookIds);
  throw new Refusal(
    'NOT_FOUND',
    `there is no playbook or template "${id}": did you mean "${near}"? decide.playbooks lists them all`,
    { id },
  );
}
