import type { Answer } from '@capwise/contract';
import { Button, Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { counted, wholeScale } from '../../format/amount.ts';
import { csvText } from '../../format/csv.ts';
import { periodLabel } from '../../format/period.ts';
import { Await } from '../../parts/await.tsx';
import { ColumnHeads } from '../../parts/column-heads.tsx';
import { download } from '../../parts/download.ts';
import { Failure } from '../../parts/failure.tsx';
import { Figure } from '../../parts/figure.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { Section } from '../../parts/section.tsx';
import table from '../../parts/table.module.css';
import { TableTemplate } from './table-template.tsx';
import styles from './sources.module.css';

type Accounts = Answer<'sources.accounts'>;

/** Which account of Capwise each account of the ledger is: those that nothing says first. */
export function MapView() {
  const reply = useAnswer('sources.accounts', {});
  return (
    <Await reply={reply} height={160}>
      {(accounts) => <AccountMap accounts={accounts} />}
    </Await>
  );
}

function AccountMap({ accounts }: { readonly accounts: Accounts }) {
  const [shown, setShown] = useState(false);
  const command = useCommand('sources.mapAccount');
  const [undo, setUndo] = useState<Change>();
  const save = (change: Change) =>
    command.post(change, ({ before, from }) =>
      setUndo({ account: change.account, ours: before.join(', '), ...(from !== null && { from }) }),
    );
  const mapped = mappedOf(accounts);
  return (
    <Section
      title="Account map"
      note={`${counted(mapped.length, 'account')} mapped, ${accounts.unmapped.length} not`}
      tools={
        <>
          {undo && (
            <LinkButton disabled={command.busy} onClick={() => save(undo)}>
              Undo the map of {undo.account}
            </LinkButton>
          )}
          <TableTemplate kind="account-map">Template</TableTemplate>
          <LinkButton onClick={() => download('account-map.csv', csvText(mapCsv(accounts)), 'text/csv')}>
            Export
          </LinkButton>
        </>
      }
    >
      {command.failure && <Failure failure={command.failure} />}
      {mapped.length + accounts.unmapped.length === 0 && (
        <p className={styles['aside']}>
          Say which account of Capwise each account of your own ledger is: fill in the template and read it as a table
          of the kind Account map on{' '}
          <Link
            className={styles['inline'] ?? ''}
            to="/sources"
            search={({ company, period }) => ({ company, period })}
          >
            Loaded
          </Link>
          , or read a trial balance and map its accounts here.
        </p>
      )}
      {accounts.unmapped.length > 0 && (
        <ScrollRegion label="Accounts that are not mapped">
          <table className={table['table']}>
            <ColumnHeads heads={['Account of the ledger', { number: 'Balance' }, 'Is in Capwise']} />
            <tbody>
              {accounts.unmapped.map((one) => (
                <UnmappedRow key={one.account} account={one} accounts={accounts} busy={command.busy} onSave={save} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {mapped.length > 0 && (
        <LinkButton aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? 'Hide what is mapped' : `Show the ${counted(mapped.length, 'account')} that are mapped`}
        </LinkButton>
      )}
      {shown && <MappedTable mapped={mapped} busy={command.busy} onSave={save} />}
    </Section>
  );
}

type Change = { readonly account: string; readonly ours: string; readonly from?: string };

type MappedProps = {
  readonly mapped: readonly Mapped[];
  readonly busy: boolean;
  readonly onSave: (change: Change) => void;
};

function MappedTable({ mapped, busy, onSave }: MappedProps) {
  return (
    <ScrollRegion label="Accounts that are mapped">
      <table className={`${table['table']} ${table['dense']}`}>
        <ColumnHeads heads={['Account of the ledger', 'Is in Capwise', 'From', 'Change']} />
        <tbody>
          {mapped.map(({ account, name, from, notes, plus, ours }) => (
            <tr key={`${account} ${from ?? ''}`}>
              <th scope="row">
                {account} {name}
                {(notes !== null || plus === 'credit') && (
                  <span className={table['detail']}>
                    {[notes, plus === 'credit' ? 'the ledger writes credits as +' : null].filter(Boolean).join('; ')}
                  </span>
                )}
              </th>
              <td>{ours.map(({ code, name: own }) => `${code} ${own}`).join(', ')}</td>
              <td className={table['short']}>{from === null ? '–' : periodLabel(from)}</td>
              <td className={table['short']}>
                <LinkButton
                  disabled={busy}
                  aria-label={`Take back the map of ${account}`}
                  onClick={() => onSave({ account, ours: '', ...(from !== null && { from }) })}
                >
                  Take back
                </LinkButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type RowProps = {
  readonly account: Accounts['unmapped'][number];
  readonly accounts: Accounts;
  readonly busy: boolean;
  readonly onSave: (change: Change) => void;
};

function UnmappedRow({ account: { account, name, balance, suggested }, accounts, busy, onSave }: RowProps) {
  const [chosen, setChosen] = useState<string | null>(suggested);
  return (
    <tr>
      <th scope="row">
        {account}
        {name !== null && <span className={table['detail']}>{name}</span>}
      </th>
      <td className={table['number']}>
        <Figure figure={balance} scale={wholeScale(balance.unit)} label={`Balance of ${account}`} />
      </td>
      <td>
        <div className={styles['actions']}>
          <Select
            size="xs"
            searchable
            aria-label={`Account of Capwise for ${account}`}
            placeholder="Find an account"
            nothingFoundMessage="No such account"
            data={accounts.accounts.map(({ code, name: own }) => ({ value: code, label: `${code} ${own}` }))}
            value={chosen}
            onChange={setChosen}
          />
          <Button
            size="xs"
            variant="default"
            disabled={chosen === null || busy}
            onClick={() => chosen !== null && onSave({ account, ours: chosen })}
          >
            Map
          </Button>
          {suggested !== null && chosen === suggested && <span className={styles['aside']}>by its name</span>}
        </div>
      </td>
    </tr>
  );
}

type Mapped = Accounts['accounts'][number]['theirs'][number] & {
  readonly ours: readonly { readonly code: string; readonly name: string }[];
};

/** The map the other way around: ours by their account. */
function mappedOf({ accounts }: Accounts): readonly Mapped[] {
  const pairs = accounts.flatMap(({ code, name, theirs }) =>
    theirs.map((their) => ({ ...their, own: { code, name } })),
  );
  return [...Map.groupBy(pairs, ({ account, from }) => JSON.stringify([account, from ?? ''])).values()]
    .flatMap((members) => {
      const [first] = members;
      return first ? [{ ...first, ours: members.map(({ own }) => own) }] : [];
    })
    .toSorted((left, right) => keyOf(left).localeCompare(keyOf(right)));
}

function keyOf({ account, from }: Pick<Mapped, 'account' | 'from'>): string {
  return `${account} ${from ?? ''}`;
}

/** The map as a file that can be changed and read again. */
function mapCsv(accounts: Accounts): readonly (readonly string[])[] {
  return [
    ['account', 'name', 'capwise_account', 'from_month', 'plus', 'notes'],
    ...mappedOf(accounts).map(({ account, name, ours, from, plus, notes }) => [
      account,
      name ?? '',
      ours.map(({ code }) => code).join(', '),
      from ?? '',
      plus,
      notes ?? '',
    ]),
    ...accounts.unmapped.map(({ account, name, suggested }) => [account, name ?? '', suggested ?? '', '', '', '']),
  ];
}
