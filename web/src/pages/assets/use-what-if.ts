import type { CallError } from '@capwise/contract/client';
import { useState } from 'react';
import type { AssetView, EventKind } from './answers.ts';
import { useChangeAssets } from './change-assets.ts';
import { readEvent } from './event-form.ts';
import { eventForm } from './event-kinds.ts';
import { faultsOf } from './faults.ts';
import { dayText, pairsOf, typedOf, type Faults, type Typed } from './typed.ts';
import type { Trial } from './use-trial.ts';

type WhatIfState = {
  readonly kind: EventKind;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly failure: CallError | undefined;
  /** The view with the event that the fields hold; undefined where it was not asked for, or is on its way. */
  readonly tried: AssetView | undefined;
  readonly asking: boolean;
  /** What was recorded last. */
  readonly said: string;
  readonly choose: (kind: string) => void;
  readonly type: (field: string, text: string) => void;
  readonly show: () => void;
  readonly record: (done: () => void) => void;
  readonly stop: () => void;
};

/** The form of what if: what is typed, shown, and recorded. What was typed is kept whatever is refused. */
export function useWhatIf({ asset, state }: AssetView, trial: Trial): WhatIfState {
  const { reply, recording, event } = trial;
  const change = useChangeAssets();
  const [typed, setTyped] = useState<Typed>(() => (trial.pairs ? typedOf(trial.pairs) : ofToday()));
  const [kind, setKind] = useState<EventKind>(trial.kind ?? (state === 'in progress' ? 'ready-for-use' : 'retirement'));
  const [said, setSaid] = useState('');
  const [unread, setUnread] = useState<Faults>({});
  const names = (eventForm(kind)?.fields ?? []).map(({ name }) => name);
  const shown = event !== undefined && trial.kind === kind && samePairs(trial.pairs, pairsOf(typed, names));
  const failure = recording.failure ?? (shown ? reply.failure : undefined);
  const forget = () => {
    setSaid('');
    setUnread({});
    recording.clear();
  };
  const stop = () => change({ event: undefined, with: undefined });
  return {
    kind,
    typed,
    faults: { ...faultsOf(failure, names), ...unread },
    failure,
    tried: shown && !reply.failure && !reply.stale ? reply.answer : undefined,
    asking: shown && (reply.stale || (!reply.answer && !failure)),
    said,
    stop,
    choose: (next) => {
      forget();
      setKind(eventForm(next)?.kind ?? kind);
    },
    type: (field, text) => {
      forget();
      setTyped({ ...typed, [field]: text });
    },
    show: () => {
      const read = readEvent(kind, typed);
      forget();
      if (read.kind === 'faulty') return setUnread(read.faults);
      change({ event: kind, with: pairsOf(typed, names) });
      if (shown) reply.retry();
    },
    record: (done) => {
      if (!event) return;
      recording.post({ id: asset.id, event }, () => {
        setTyped(ofToday());
        setSaid(`Recorded: ${eventForm(kind)?.noun ?? kind} of ${dayText(event.date)}. It stands among the events.`);
        stop();
        done();
      });
    },
  };
}

/** Most events are tried as of today. */
function ofToday(): Typed {
  return { date: Temporal.Now.plainDateISO().toString() };
}

function samePairs(left: readonly string[] | undefined, right: readonly string[]): boolean {
  return (left ?? []).join('\n') === right.join('\n');
}
