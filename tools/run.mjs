// The one entry of every `npm run` task. Plain JavaScript for any Node from 20 on: it brings the project's own Node,
// installs what the lockfile says, builds the page when a source is newer, and hands over to the task.
import { ensureDependencies } from './setup/dependencies.mjs';
import { SetupFailure } from './setup/failure.mjs';
import { ensureNode } from './setup/node.mjs';
import { ensurePage } from './setup/page.mjs';
import { isTask, runTask, taskNames } from './tasks/tasks.mjs';

const [task = '', ...args] = process.argv.slice(2);

if (isTask(task)) {
  try {
    await setUpAndRun();
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
} else {
  console.error(`No task called "${task}". Tasks: ${taskNames.join(', ')}.`);
  process.exitCode = 2;
}

async function setUpAndRun() {
  if (!(await ensureNode(task, args))) return;
  await ensureDependencies();
  await ensurePage(task);
  process.exitCode = await runTask(task, args);
}
