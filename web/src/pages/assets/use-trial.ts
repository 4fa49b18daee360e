import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAnswer, type Reply } from '../../api/use-answer.ts';
import type { AssetEvent, AssetView, EventKind } from './answers.ts';
import { readEvent } from './event-form.ts';
import { eventForm } from './event-kinds.ts';
import { typedOf } from './typed.ts';
import { useCommand, type Command } from '../../api/use-command.ts';

/** The event that the address tries on an asset. */
export type Trial = {
  /** undefined: the address names none. */
  readonly kind: EventKind | undefined;
  /** What the address says was typed. */
  readonly pairs: readonly string[] | undefined;
  /** undefined: nothing is tried, or what was typed is no event. */
  readonly event: AssetEvent | undefined;
  readonly reply: Reply<AssetView>;
  readonly recording: Command<'assets.record'>;
};

/** Asks what the event in the address would do to an asset. */
export function useTrial(id: string): Trial {
  const { event: wanted, with: pairs } = useSearch({ from: '/assets' });
  const kind = eventForm(wanted)?.kind;
  const read = useMemo(() => kind && readEvent(kind, typedOf(pairs)), [kind, pairs]);
  const event = read?.kind === 'event' ? read.event : undefined;
  const recording = useCommand('assets.record');
  // While it is recorded it is not tried again: it would happen twice.
  const enabled = event !== undefined && !recording.busy;
  const reply = useAnswer('assets.show', { id, whatIf: event ? [event] : [] }, { enabled });
  return { kind, pairs, event, reply, recording };
}
