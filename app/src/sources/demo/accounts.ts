import type { FocusValues } from './columns.ts';

/** A cloud of the demo company: who provides, who bills, and through which account. */
export type Provider = {
  readonly name: string;
  readonly billingAccount: string;
  readonly billingAccountType: string;
  readonly subAccountType: string;
  /** Price agreed with the provider, in percent of its list price. */
  readonly contractedPercent: bigint;
};

export const providers = {
  aws: {
    name: 'AWS',
    billingAccount: '200000000001',
    billingAccountType: 'Management account',
    subAccountType: 'Account',
    contractedPercent: 95n,
  },
  google: {
    name: 'Google Cloud',
    billingAccount: '0D3A01-0D3A02-0D3A03',
    billingAccountType: 'Billing account',
    subAccountType: 'Project',
    contractedPercent: 97n,
  },
  azure: {
    name: 'Microsoft',
    billingAccount: '7700031',
    billingAccountType: 'Enrollment',
    subAccountType: 'Subscription',
    contractedPercent: 92n,
  },
} as const satisfies Readonly<Record<string, Provider>>;

export type ProviderKey = keyof typeof providers;

/** How well an account tags its resources, in shares of them. */
export type Tagging = { readonly untagged: number; readonly misspelled: number; readonly withoutCostCenter: number };

export type Account = {
  readonly id: string;
  readonly name: string;
  readonly provider: ProviderKey;
  readonly environment: string;
  readonly misspelling: string;
  readonly tagging: Tagging;
  /** The state in which it is used taxes cloud services. */
  readonly taxed: boolean;
};

const tidy: Tagging = { untagged: 0.04, misspelled: 0.03, withoutCostCenter: 0.04 };
const loose: Tagging = { untagged: 0.12, misspelled: 0.25, withoutCostCenter: 0.2 };

export const accounts = {
  production: account('200000000011', 'production', { misspelling: 'prd', tagging: tidy }),
  staging: account('200000000012', 'staging', { misspelling: 'stagging', tagging: loose }),
  development: account('200000000013', 'development', { misspelling: 'Dev', tagging: loose, taxed: true }),
  data: account('200000000014', 'data', {
    environment: 'production',
    misspelling: 'Production',
    tagging: { untagged: 0.12, misspelled: 0.1, withoutCostCenter: 0.15 },
  }),
  ml: account('200000000015', 'ml', {
    environment: 'production',
    misspelling: 'prod',
    tagging: { untagged: 0.14, misspelled: 0.12, withoutCostCenter: 0.2 },
  }),
  shared: account('200000000016', 'shared', {
    environment: 'production',
    misspelling: 'prod ',
    tagging: { untagged: 0.3, misspelled: 0.05, withoutCostCenter: 0.1 },
    taxed: true,
  }),
  sandbox: account('200000000017', 'sandbox', {
    misspelling: 'test',
    tagging: { untagged: 0.9, misspelled: 0.5, withoutCostCenter: 0.9 },
    taxed: true,
  }),
  analytics: account('demo-analytics', 'analytics', {
    provider: 'google',
    environment: 'production',
    misspelling: 'PROD',
    tagging: { untagged: 0.1, misspelled: 0.05, withoutCostCenter: 0.1 },
  }),
  recommendations: account('demo-recommendations', 'recommendations', {
    provider: 'google',
    environment: 'production',
    misspelling: 'PROD',
    tagging: tidy,
  }),
  storefront: account('00000000-0000-4000-8000-000000000021', 'storefront', {
    provider: 'azure',
    environment: 'production',
    misspelling: 'Prod',
    tagging: tidy,
  }),
  storefrontTest: account('00000000-0000-4000-8000-000000000022', 'storefront-test', {
    provider: 'azure',
    environment: 'staging',
    misspelling: 'test',
    tagging: loose,
  }),
  corporate: account('00000000-0000-4000-8000-000000000023', 'corporate', {
    provider: 'azure',
    environment: 'production',
    misspelling: 'corp',
    tagging: { untagged: 0.35, misspelled: 0.1, withoutCostCenter: 0.2 },
    taxed: true,
  }),
} as const satisfies Readonly<Record<string, Account>>;

export type AccountKey = keyof typeof accounts;

type Differences = Partial<Omit<Account, 'id' | 'name'>> & Pick<Account, 'misspelling' | 'tagging'>;

function account(id: string, name: string, differences: Differences): Account {
  return { id, name, provider: 'aws', environment: name, taxed: false, ...differences };
}

/** Regions by code, as their providers name them. */
export const regionNames = {
  'us-east-1': 'US East (N. Virginia)',
  'us-west-2': 'US West (Oregon)',
  'eu-west-1': 'Europe (Ireland)',
  'us-central1': 'Iowa',
  'europe-west1': 'Belgium',
  eastus2: 'East US 2',
  westeurope: 'West Europe',
} as const;

export type Region = keyof typeof regionNames;

/** The columns that say who bills whom. */
export function accountValues(key: AccountKey): FocusValues {
  const account: Account = accounts[key];
  const provider = providers[account.provider];
  return {
    BillingAccountId: provider.billingAccount,
    BillingAccountName: 'Demo company',
    BillingAccountType: provider.billingAccountType,
    BillingCurrency: 'USD',
    InvoiceIssuerName: provider.name,
    PricingCurrency: 'USD',
    ProviderName: provider.name,
    PublisherName: provider.name,
    SubAccountId: account.id,
    SubAccountName: account.name,
    SubAccountType: provider.subAccountType,
  };
}
