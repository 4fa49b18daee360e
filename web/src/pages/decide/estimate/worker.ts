import {
  fullEstimate,
  quickEstimate,
  readCaseModel,
  simulateCase,
  type Case,
  type EstimateSetting,
} from '@capwise/domain/decide';
import type { EstimateReply, EstimateRequest } from './messages.ts';

const calendar = 'Temporal' in globalThis ? Promise.resolve() : import('temporal-polyfill/global');

let subject: Case | undefined;
let cache: EstimateSetting['cache'] = new Map();
let latest = 0;

globalThis.addEventListener('message', ({ data }: MessageEvent<EstimateRequest>) => {
  latest = data.number;
  void calendar.then(() => take(data));
});

function take(data: EstimateRequest): void {
  try {
    if (data.model !== undefined) {
      subject = readCaseModel(data.model);
      cache = new Map();
    }
    if (subject) answer(subject, data);
  } catch (error) {
    reply({ kind: 'failed', number: data.number, message: error instanceof Error ? error.message : String(error) });
  }
}

/** Bands wait until the page has asked for nothing newer: a slider that moves on needs only its last ones. */
function answer(of: Case, { number, pair, points, seed, held }: EstimateRequest): void {
  const find = (id: string) => of.options.find((option) => option.id === id);
  const [left, right] = [find(pair.left), find(pair.right)];
  if (!left || !right) return;
  const simulated = simulateCase(of, { pair: { left, right }, points, seed, held: new Map(held), cache });
  reply({ kind: 'quick', number, quick: quickEstimate(simulated) });
  setTimeout(() => {
    if (number === latest) reply({ kind: 'full', number, full: fullEstimate(simulated) });
  });
}

function reply(message: EstimateReply): void {
  globalThis.postMessage(message);
}
