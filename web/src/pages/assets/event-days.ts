import type { AssetView } from './answers.ts';
import { dayText } from './typed.ts';

type Step = Pick<AssetView['steps'][number], 'date' | 'kind'>;

/** The day of an event; of a planned shutdown both dates: that of the decision, and the last day of use. */
export function eventDays({ date, kind }: Step, events: AssetView['events']): string {
  const plan = events.find((event) => event.kind === 'shutdown-plan' && kind === event.kind && event.date === date);
  return plan?.kind === 'shutdown-plan' ? `${dayText(date)}, in use until ${dayText(plan.ceaseUse)}` : dayText(date);
}
