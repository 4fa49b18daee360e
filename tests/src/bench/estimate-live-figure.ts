import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readCase } from '@capwise/app/decide';
import { writeCaseModel } from '@capwise/domain/decide';
import { openBrowser, visitor } from '../support/browser.ts';
import { lastWords, runProgram } from '../support/program.ts';
import { estimateCaseText } from './estimate-case.ts';
import { slideOf, type Slide } from './estimate-slide.ts';
import { race, type Contestant, type Figure } from './figures.ts';

const frameMs = 16;
const fullMs = 150;
const runs = 25;
const warmRuns = 12;
const slider = { name: 'fee', from: 2_000_000, by: 10_000 };
const room = path.resolve(import.meta.dirname, '..', '..', '..', 'web');

/** One step of a slider against a frame, in Node and in Chromium. */
export async function estimateLiveFigure(folder: string): Promise<Figure> {
  const model = writeCaseModel(readCase(estimateCaseText()).subject);
  const browser = await openBrowser();
  try {
    const { page } = await visitor(browser);
    await page.addScriptTag({ content: await bundled(folder) });
    await page.evaluate(`globalThis.slide = estimate.slideOf(${JSON.stringify(model)}, ${JSON.stringify(slider)})`);
    const inNode = slideOf(model, slider);
    const contestants = (['quick', 'full'] as const).flatMap((what) => [
      step(what, 'Node', async (at) => inNode[what](at)),
      step(what, 'Chromium', (at) => page.evaluate<number>(`slide.${what}(${at})`)),
    ]);
    for (let warm = 0; warm < warmRuns; warm += 1) for (const contestant of contestants) await contestant.run();
    return await race({
      title: 'A step of a slider on a case with ranges',
      about:
        '4,096 scrambled Sobol points × 60 months × 2 options of 20 lines each, 12 uncertain inputs of which one decides dates, hot, one ' +
        'input held at another value at each step. Bands are the seven quantiles of cash and EBITDA by month of both options and of ' +
        'their difference, with error bars of eight scrambles, distribution curves, tornado and Sobol indices; their goal is 150 ms. ' +
        'The baseline is a frame of 16 ms, as it is defined and not measured.',
      runs,
      baseline: { name: 'a frame', run: async () => frameMs },
      others: contestants,
    });
  } finally {
    await browser.close();
  }
}

const titles = {
  quick: 'means, NPV, payback and probabilities',
  full: 'bands, curves, tornado, indices',
} as const;

function step(what: keyof Slide, where: string, run: (at: number) => Promise<number>): Contestant {
  let at = 0;
  return {
    name: `${titles[what]}, ${where}`,
    goal: what === 'quick' ? 1 : fullMs / frameMs,
    run: () => {
      at += 1;
      return run(at);
    },
  };
}

/** The kernel as the page has it, by the bundler of the page. */
async function bundled(folder: string): Promise<string> {
  const entry = path.join(import.meta.dirname, 'estimate-slide.ts');
  const out = path.join(folder, 'estimate-page');
  const file = path.join(folder, 'estimate-page.config.mjs');
  const build = {
    outDir: out,
    target: 'es2023',
    lib: { entry, formats: ['iife'], name: 'estimate', fileName: 'page' },
  };
  await writeFile(file, `export default ${JSON.stringify({ build, logLevel: 'error' })};\n`);
  const ended = await runProgram({
    file: process.execPath,
    args: [path.join(room, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', file],
    folder: room,
  });
  if (ended.code !== 0) throw new Error(`the kernel cannot be bundled: ${lastWords(ended)}`);
  return readFile(path.join(out, 'page.iife.js'), 'utf8');
}
