import type { Product, Traits } from './workload.ts';

const weekly: Traits = { every: 'week' };
const steady: Traits = { steady: true };
const belgium: Traits = { region: 'europe-west1' };
const holland: Traits = { region: 'westeurope' };

/** The shop window of the company, the whole of it on Microsoft's cloud. */
const storefront: Product = {
  name: 'storefront',
  team: 'storefront',
  costCenter: '4500',
  growth: 1.5,
  rhythm: 'shop',
  workloads: [
    ['storefront-web', 'storefront', 'Standard_D8s_v5', 20, 72, { steady: true, tags: 'all' }],
    ['storefront-web', 'storefront', 'Standard_F8s_v2', 22, 60],
    ['storefront-web', 'storefront', 'Standard_F8s_v2', 12, 48, holland],
    ['storefront-catalog', 'storefront', 'sql-gen5-8', 8, 24, steady],
    ['storefront-sessions', 'storefront', 'redis-p2', 8, 24, steady],
    ['storefront-baskets', 'storefront', 'cosmos-units', 12, 1600],
    ['storefront-pages', 'storefront', 'front-door-egress', 8, 2600],
    ['storefront-pages', 'storefront', 'front-door-egress', 4, 1500, holland],
    ['storefront-hooks', 'storefront', 'function-runs', 14, 18],
    ['storefront-events', 'storefront', 'event-throughput', 10, 240],
    ['storefront-copies', 'storefront', 'azure-egress', 6, 700],
    ['storefront-logs', 'storefront', 'azure-log-ingest', 6, 14],
    ['storefront-images', 'storefront', 'blob-hot', 6, 3000, weekly],
    ['storefront-disks', 'storefront', 'premium-disk', 10, 260, weekly],
    ['storefront-web', 'storefrontTest', 'Standard_F8s_v2', 6, 36, { growth: 0 }],
    ['storefront-catalog', 'storefrontTest', 'sql-gen5-8', 2, 14, { growth: 0 }],
    ['storefront-baskets', 'storefrontTest', 'cosmos-units', 3, 300, { growth: 0 }],
  ],
};

const identity: Product = {
  name: 'identity',
  team: 'identity',
  costCenter: '6300',
  growth: 1,
  rhythm: 'evening',
  workloads: [
    ['sign-in', 'storefront', 'Standard_D8s_v5', 8, 60],
    ['sign-in', 'storefront', 'Standard_D8s_v5', 4, 48, holland],
    ['sign-in-users', 'storefront', 'cosmos-units', 8, 1100],
    ['sign-in-keys', 'storefront', 'vault-operations', 10, 6],
    ['sign-in-hooks', 'storefront', 'function-runs', 12, 22],
    ['sign-in-audit', 'storefront', 'azure-log-ingest', 5, 11],
    ['sign-in-archive', 'storefront', 'blob-hot', 4, 1800, weekly],
  ],
};

/** Offices, file shares and the desk that answers customers: half of it says nothing of whose it is. */
const supportDesk: Product = {
  name: 'support-desk',
  team: 'support-engineering',
  costCenter: '6400',
  growth: 0.5,
  rhythm: 'office',
  workloads: [
    ['desk', 'corporate', 'Standard_D8s_v5', 8, 48],
    ['desk-records', 'corporate', 'sql-gen5-8', 4, 24, steady],
    ['desk-reports', 'corporate', 'Standard_E16s_v5', 6, 40],
    ['desk-hooks', 'corporate', 'function-runs', 10, 9],
    ['desk-logs', 'corporate', 'azure-log-ingest', 6, 8],
    ['file-shares', 'corporate', 'blob-hot', 10, 1600],
    ['desk-disks', 'corporate', 'premium-disk', 8, 220],
    ['office-network', 'corporate', 'azure-egress', 8, 520],
  ],
};

const recommendations: Product = {
  name: 'recommendations',
  team: 'recommendations',
  costCenter: '5300',
  growth: 3,
  rhythm: 'evening',
  workloads: [
    ['recommend', 'recommendations', 'run-cpu', 28, 320],
    ['recommend', 'recommendations', 'run-cpu', 12, 220, belgium],
    ['recommend-models', 'recommendations', 'vertex-prediction', 10, 60],
    ['recommend-features', 'recommendations', 'n2-highmem-8', 14, 66],
    ['recommend-slots', 'recommendations', 'bigquery-slot', 6, 700],
    ['recommend-stream', 'recommendations', 'pubsub-data', 8, 0.6],
    ['recommend-answers', 'recommendations', 'google-egress', 8, 240],
    ['recommend-lake', 'recommendations', 'gcs-standard', 8, 2600],
  ],
};

/** Small functions and queues that each costs little, and that there are many of. */
const automation: Product = {
  name: 'automation',
  team: 'platform',
  costCenter: '6200',
  growth: 1,
  rhythm: 'office',
  workloads: [
    ['task', 'shared', 'lambda-compute', 18, 60],
    ['task-queue', 'shared', 'sqs-requests', 10, 3],
    ['task-state', 'shared', 'dynamo-writes', 8, 2],
    ['task-logs', 'shared', 'log-ingest', 12, 3],
  ],
};

/** What runs on the clouds of Microsoft and Google, and what every team shares. */
export const otherProducts: readonly Product[] = [storefront, identity, supportDesk, recommendations, automation];
