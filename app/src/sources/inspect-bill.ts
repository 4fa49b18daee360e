import type { TableColumn } from './tables/table.ts';

const text = (name: string, required = true): TableColumn => ({ name, required, type: 'text', about: '', example: '' });

/** The columns by which a FOCUS bill is known among tables: those without which nothing of it could be posted, and some more. */
export const billKind = {
  kind: 'bill',
  title: 'Bill (FOCUS)',
  columns: [
    { ...text('BilledCost'), type: 'decimal' },
    text('BillingAccountId'),
    text('BillingCurrency'),
    text('BillingPeriodStart'),
    text('ChargeCategory'),
    text('ChargePeriodStart'),
    { ...text('EffectiveCost', false), type: 'decimal' },
    text('ServiceName', false),
    text('ProviderName', false),
    text('InvoiceId', false),
  ],
} as const satisfies { readonly kind: string; readonly title: string; readonly columns: readonly TableColumn[] };
