import type { Handler } from '../../handler/index.ts';
import { playbookIds, readPlaybook } from './library.ts';

/** `decide.playbooks`: what a case may begin with. */
export const listPlaybooks: Handler<'decide.playbooks'> = async ({ kind }) => {
  const all = await Promise.all(playbookIds.map(readPlaybook));
  return {
    playbooks: all
      .filter((playbook) => kind === undefined || playbook.kind === kind)
      .map(({ id, kind: of, title, situation, serves }) => ({ id, kind: of, title, situation, serves: [...serves] })),
  };
};
