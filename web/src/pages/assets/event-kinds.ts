import type { EventKind } from './answers.ts';

export type FieldKind = 'day' | 'amount' | 'whole' | 'text' | 'choice';

/** One field of an event: what it is called, how it is read, and where it goes. */
export type EventField = {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly hint?: string;
  readonly optional?: true;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
};

type EventForm = {
  readonly kind: EventKind;
  /** As a choice of the list. */
  readonly label: string;
  /** What the button records. */
  readonly noun: string;
  /** What it does to the books, in a sentence. */
  readonly does: string;
  readonly fields: readonly EventField[];
};

const date: EventField = { name: 'date', label: 'Day', kind: 'day' };
const document: EventField = { name: 'document', label: 'Document', kind: 'text' };
const netDays: EventField = { name: 'netDays', label: 'Net days', kind: 'whole', optional: true, hint: 'Empty: 0' };
const test: readonly EventField[] = [
  { name: 'undiscountedCashFlows', label: 'Undiscounted cash flows', kind: 'amount', optional: true, hint: 'Step 1' },
  { name: 'fairValue', label: 'Fair value', kind: 'amount', optional: true, hint: 'Step 2, if step 1 fails' },
];

/** The events of an asset's life in the order in which they are offered. */
export const eventForms: readonly EventForm[] = [
  {
    kind: 'retirement',
    label: 'Stop using it',
    noun: 'retirement',
    does: 'What it stands at becomes a loss of the day, inside EBITDA; its charges end.',
    fields: [date],
  },
  {
    kind: 'shutdown-plan',
    label: 'Plan its shutdown',
    noun: 'shutdown plan',
    does: 'After a test, what is left is charged until the day it is no longer used: outside EBITDA.',
    fields: [
      { ...date, label: 'Day of the decision' },
      { name: 'ceaseUse', label: 'Last day of use', kind: 'day' },
      { ...document, label: 'Document of the test', optional: true, hint: 'Or the estimates of one' },
      ...test,
    ],
  },
  {
    kind: 'life-change',
    label: 'Change its life',
    noun: 'change of life',
    does: 'What is left is spread over the new life from then on. No loss.',
    fields: [
      date,
      {
        name: 'counts',
        label: 'Counted',
        kind: 'choice',
        choices: [
          { value: 'remaining', label: 'from that day' },
          { value: 'total', label: 'in all' },
        ],
      },
      { name: 'months', label: 'Months', kind: 'whole' },
    ],
  },
  {
    kind: 'impairment-test',
    label: 'Test it for impairment',
    noun: 'impairment test',
    does: 'Above its undiscounted cash flows, it is written down to fair value: a loss inside EBITDA.',
    fields: [date, ...test],
  },
  {
    kind: 'impairment',
    label: 'Write it down',
    noun: 'impairment',
    does: 'The loss is inside EBITDA; later charges are smaller.',
    fields: [date, { name: 'loss', label: 'Loss', kind: 'amount' }],
  },
  {
    kind: 'partial-abandonment',
    label: 'Abandon a part of it',
    noun: 'partial abandonment',
    does: 'The carrying amount of the part becomes a loss, inside EBITDA.',
    fields: [
      date,
      { name: 'shareName', label: 'Name of the part', kind: 'text' },
      { name: 'cost', label: 'Its share of the cost', kind: 'amount' },
      { ...document, hint: 'What says how large the share is' },
    ],
  },
  {
    kind: 'sale',
    label: 'Sell it',
    noun: 'sale',
    does: 'Proceeds less what it stands at: a gain or a loss inside EBITDA; the proceeds are cash.',
    fields: [date, { name: 'proceeds', label: 'Proceeds', kind: 'amount' }, netDays],
  },
  {
    kind: 'completion-not-probable',
    label: 'Say it will not be completed',
    noun: 'end of completion',
    does: 'Above its fair value it is lost, inside EBITDA; what is spent on it from then on is expense.',
    fields: [date, { name: 'fairValue', label: 'Fair value', kind: 'amount', optional: true, hint: 'Empty: 0' }],
  },
  {
    kind: 'usage',
    label: 'Record its units',
    noun: 'usage',
    does: 'Its units of the month become the charge of the month.',
    fields: [
      { ...date, hint: 'A day of the month' },
      { name: 'units', label: 'Units', kind: 'whole' },
    ],
  },
  {
    kind: 'ready-for-use',
    label: 'Put it in service',
    noun: 'start of service',
    does: 'Its charges begin.',
    fields: [date],
  },
];

/** The form of a kind of event; a kind of an address that is none is undefined. */
export function eventForm(kind: string | undefined): EventForm | undefined {
  return eventForms.find((form) => form.kind === kind);
}

/** The name of an event in a table, such as `Impairment`. */
export function eventName(kind: string): string {
  const text = eventForm(kind)?.noun ?? kind.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
