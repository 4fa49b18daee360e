// The one entry of every `npm run` task. Plain JavaScript for any Node from 20 on: it brings the project's own Node,
// installs what the lockfile says, builds the page when a source is newer, and hands over to the task.
import { ensureNode } from './setup/node.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensurePage } from './setup/page.mjs';
import { runTask } from './tasks/tasks.mjs';

const [task = '', ...args] = process.argv.slice(2);

if (await ensureNode(task, args)) {
  await ensureDependencies();
  await ensurePage(task);
  process.exitCode = await runTask(task, args);
}
