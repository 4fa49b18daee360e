import { Link } from '@tanstack/react-router';
import { useDrawer } from '../../drawer/use-drawer.ts';
import { percentText, shortText } from '../../format/amount.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import styles from './overview.module.css';
import type { Trust } from './use-trust.ts';

/** What the figures above rest on, in one line: each part leads to where it is shown. */
export function TrustStrip({ trust, currency }: { readonly trust: Trust; readonly currency: string }) {
  const { invoices, payroll, ledger, settled, restated } = trust;
  const { open } = useDrawer();
  return (
    <section aria-label="What the figures rest on">
      <dl className={styles['strip']}>
        <Fact name="Invoices tied" good={invoices.total > 0 ? invoices.tied === invoices.total : null}>
          {invoices.total === 0 ? 'none loaded' : `${invoices.tied} of ${invoices.total}`}
        </Fact>
        <Fact name="Payroll tied" good={payroll.tied}>
          {payrollWords(payroll)}
        </Fact>
        <Fact name="Ledger tied" good={ledger ? ledger.tied === ledger.total : null} ledger>
          {ledger ? `${ledger.tied} of ${ledger.total}` : 'not read'}
        </Fact>
        <Fact name="Cash settled" good={Number(settled.share ?? 0) === 1 ? true : null}>
          <span title={settled.words}>{settled.share === null ? 'no cash' : percentText(Number(settled.share))}</span>
        </Fact>
        <div>
          <dt>Restated since last look</dt>
          <dd>
            {restated === null ? (
              'first look'
            ) : restated.months.length === 0 ? (
              'nothing'
            ) : (
              <LinkButton
                onClick={() => open({ trace: restated.figure.trace, label: 'EBITDA, now less at the last look' })}
                title={`${restated.months.join(', ')}, since ${restated.since.slice(0, 16).replace('T', ' ')} UTC`}
              >
                {shortText(restated.moved, currency)}
              </LinkButton>
            )}
          </dd>
        </div>
      </dl>
    </section>
  );
}

type FactProps = {
  readonly name: string;
  /** null: neither good nor bad, or not known. */
  readonly good: boolean | null;
  /** It is shown beside the ledger. */
  readonly ledger?: boolean;
  readonly children: React.ReactNode;
};

function Fact({ name, good, ledger, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-good={good ?? undefined}>
        <Link to="/sources" search={({ company }) => ({ company, ...(ledger && { ledger }) })}>
          {children}
        </Link>
        {good !== null && <span aria-label={good ? 'agrees' : 'differs'}>{good ? ' ✓' : ' ✗'}</span>}
      </dd>
    </div>
  );
}

function payrollWords({ months, read, tied }: Trust['payroll']): string {
  if (read === 0) return 'not read';
  if (read < months) return `${read} of ${months} months`;
  return tied === null ? 'read' : tied ? 'yes' : 'differs';
}
