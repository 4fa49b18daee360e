import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { counted } from '../../format/amount.ts';
import { Amount } from '../../parts/amount.tsx';
import { download } from '../../parts/download.ts';
import { Figure } from '../../parts/figure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Section } from '../../parts/section.tsx';
import { narrowed, sorted, stateWords, type PaidState, type Payments, type Sort } from './payments.ts';
import { PaymentsTable } from './payments-table.tsx';
import styles from './sources.module.css';

const states = ['all', 'overdue', 'expected', 'part-paid', 'settled', 'claim'] as const;

/** What is owed and paid by invoice: expected from terms until a payment is read. */
export function PaymentsView({ payments }: { readonly payments: Payments }) {
  const [text, setText] = useState('');
  const [state, setState] = useState<PaidState | 'all'>('all');
  const [sort, setSort] = useState<Sort>();
  const { invoices, count } = payments;
  const present = states.filter((one) => one === 'all' || invoices.some((invoice) => invoice.state === one));
  const shown = sorted(narrowed(invoices, { text, state }), sort);
  return (
    <Section
      title="Payments"
      note={`${counted(count, 'invoice')}; overdue counts to ${payments.today}`}
      tools={
        invoices.length > 1 && (
          <>
            {present.length > 2 && (
              <SegmentedControl
                size="xs"
                aria-label="State of the invoices"
                data={present.map((value) => ({ value, label: value === 'all' ? 'All' : stateWords[value] }))}
                value={state}
                onChange={setState}
              />
            )}
            <TextInput
              size="xs"
              type="search"
              aria-label="Find an invoice"
              placeholder="Find: invoice, vendor, payment"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </>
        )
      }
    >
      {invoices.every((invoice) => invoice.payments.length === 0) && <NothingRead any={invoices.length > 0} />}
      {invoices.length > 0 && <Totals totals={payments.totals} />}
      {invoices.length > 0 && <PaymentsTable invoices={shown} sort={sort} onSort={setSort} />}
      {count > invoices.length && (
        <p className={styles['aside']}>
          {counted(count - invoices.length, 'invoice')} more: ask by vendor or state (sources.payments).
        </p>
      )}
    </Section>
  );
}

/** Which file to bring while no payment was read. */
function NothingRead({ any }: { readonly any: boolean }) {
  const { answer } = useAnswer('sources.template', { kind: 'payments' }, { companyless: true });
  return (
    <p className={styles['aside']}>
      {any
        ? 'No payment was read: all cash is expected from payment terms, and what was due before today counts as overdue. Bring the payments of accounts payable or of the bank as a table of the kind Payments.'
        : 'Nothing is owed yet: load a bill, then bring its payments as a table of the kind Payments.'}{' '}
      {answer && (
        <LinkButton onClick={() => download(answer.file.name, answer.file.text, answer.file.mediaType)}>
          Template for payments
        </LinkButton>
      )}
    </p>
  );
}

function Totals({ totals }: { readonly totals: Payments['totals'] }) {
  return totals.map(({ currency, billed, settled, open, overdue }) => (
    <p key={currency}>
      Billed <Amount value={billed} currency={currency} />, settled{' '}
      <Figure figure={settled} label={`Settled, ${currency}`} />, open <Amount value={open} currency={currency} />
      {Number(overdue) > 0 && (
        <>
          , of it overdue{' '}
          <strong>
            <Amount value={overdue} currency={currency} />
          </strong>
        </>
      )}{' '}
      {currency}
    </p>
  ));
}
