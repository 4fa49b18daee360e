import type { Product, Traits } from './workload.ts';

const europe: Traits = { region: 'eu-west-1' };
const weekly: Traits = { every: 'week' };
const steady: Traits = { steady: true };
const iowa: Traits = { region: 'us-central1' };
const oregon: Traits = { region: 'us-west-2' };
const untagged: Traits = { tags: 'none' };
/** From September 2026 the replicas sit in other zones than what they serve: transfer between zones grows, users do not. */
const spread: Traits = { tags: 'all', growth: 0, levels: { '2026-09': 9.5 } };
const tagged: Traits = { tags: 'all' };
const zombie: Traits = { steady: true, tags: 'all' };

const search: Product = {
  name: 'search-api',
  team: 'search',
  costCenter: '4100',
  growth: 2,
  rhythm: 'evening',
  workloads: [
    ['search-query', 'production', 'c7g.4xlarge', 14, 150],
    ['search-query', 'production', 'c7g.4xlarge', 6, 96, europe],
    ['search-index', 'production', 'm7g.4xlarge', 4, 110, { leaks: true, growth: 0 }],
    ['search-documents', 'production', 'r6g.2xlarge.search', 6, 72, steady],
    ['search-replicas', 'production', 'inter-zone', 4, 2100, spread],
    ['search-query', 'staging', 'c7g.4xlarge', 2, 48, { growth: 0 }],
    ['search-query', 'development', 'c7g.4xlarge', 2, 30, { growth: 0 }],
    ['search-balancer', 'production', 'elb-lcu', 2, 900, weekly],
    ['search-logs', 'production', 'log-ingest', 3, 70, weekly],
    ['search-volumes', 'production', 'gp3-storage', 6, 320, weekly],
    ['search-snapshots', 'production', 's3-standard', 4, 900, weekly],
  ],
};

const checkout: Product = {
  name: 'checkout',
  team: 'checkout',
  costCenter: '4200',
  growth: 3,
  rhythm: 'shop',
  workloads: [
    ['checkout-api', 'production', 'm7g.2xlarge', 12, 168],
    ['checkout-api', 'production', 'm7g.2xlarge', 6, 120, europe],
    ['checkout-orders', 'production', 'db.r6g.2xlarge', 10, 24, steady],
    ['checkout-sessions', 'production', 'cache.r6g.large', 6, 24, steady],
    ['checkout-carts', 'production', 'dynamo-writes', 3, 60],
    ['checkout-events', 'production', 'sqs-requests', 3, 70, weekly],
    ['checkout-pricing', 'production', 'lambda-compute', 3, 3000, weekly],
    ['checkout-api', 'staging', 'm7g.2xlarge', 3, 60, { growth: 0 }],
    ['checkout-orders', 'staging', 'db.m5.4xlarge', 1, 24, steady],
    ['checkout-api', 'development', 'm7g.2xlarge', 2, 48, { growth: 0 }],
    ['checkout-balancer', 'production', 'elb-lcu', 2, 1400, weekly],
    ['checkout-volumes', 'production', 'gp3-storage', 8, 260, weekly],
  ],
};

const payments: Product = {
  name: 'payments',
  team: 'payments',
  costCenter: '4300',
  growth: 1.5,
  rhythm: 'shop',
  workloads: [
    ['payments-gateway', 'production', 'm7g.2xlarge', 8, 140],
    ['payments-gateway', 'production', 'm7g.2xlarge', 4, 96, europe],
    ['payments-ledger', 'production', 'db.r6g.2xlarge', 12, 24, steady],
    ['payments-fraud', 'production', 'ml.g5.2xlarge', 3, 48],
    ['payments-keys', 'production', 'kms-requests', 2, 18, weekly],
    ['payments-gateway', 'staging', 'm7g.2xlarge', 2, 60, { growth: 0 }],
    ['payments-gateway', 'development', 'm7g.2xlarge', 1, 48, { growth: 0 }],
    ['payments-audit', 'production', 's3-standard', 3, 1500, weekly],
    ['payments-volumes', 'production', 'gp3-storage', 6, 300, weekly],
  ],
};

const streaming: Product = {
  name: 'streaming',
  team: 'streaming',
  costCenter: '4400',
  growth: 0.8,
  rhythm: 'evening',
  workloads: [
    ['streaming-origin', 'production', 'c7g.8xlarge', 12, 110],
    ['streaming-origin', 'production', 'c7g.8xlarge', 8, 84, europe],
    ['streaming-delivery', 'production', 'cdn-egress', 6, 11_000],
    ['streaming-replicas', 'production', 'inter-zone', 4, 7200, tagged],
    ['streaming-replicas', 'production', 'inter-zone', 2, 5400, { ...tagged, ...europe }],
    ['streaming-mirror', 'production', 'inter-region', 2, 3000],
    ['streaming-events', 'production', 'kafka.m7g.2xlarge', 4, 72, steady],
    ['streaming-catalog', 'production', 'dynamo-writes', 2, 80],
    ['streaming-media', 'production', 's3-standard', 6, 6000, weekly],
    ['streaming-volumes', 'production', 'gp3-storage', 6, 400, weekly],
    ['streaming-origin', 'staging', 'c7g.8xlarge', 2, 40, { growth: 0 }],
    ['streaming-origin', 'development', 'c7g.8xlarge', 2, 24, { growth: 0 }],
    ['streaming-logs', 'production', 'log-ingest', 3, 90, weekly],
  ],
};

const mlPlatform: Product = {
  name: 'ml-platform',
  team: 'ml-platform',
  costCenter: '5100',
  growth: 3,
  rhythm: 'flat',
  workloads: [
    ['training', 'ml', 'p4d.24xlarge', 4, 24, { ...oregon, steady: true }],
    ['training-batch', 'ml', 'g5.12xlarge', 8, 60, { ...oregon, spotPercent: 36n }],
    ['ranking', 'ml', 'ml.g5.2xlarge', 10, 48, oregon],
    ['assistant', 'ml', 'bedrock-tokens', 4, 52_000, { ...oregon, growth: 9 }],
    ['features', 'ml', 'm7g.2xlarge', 6, 72, oregon],
    ['datasets', 'ml', 's3-standard', 5, 4000, { ...oregon, every: 'week' }],
    ['training-volumes', 'ml', 'gp3-storage', 6, 700, { ...oregon, every: 'week' }],
    ['training-logs', 'ml', 'log-ingest', 2, 50, { ...oregon, every: 'week' }],
  ],
};

/** Moves from r5 to ARM in March 2026, two months after a commitment to r5 was bought. */
const dataWarehouse: Product = {
  name: 'data-warehouse',
  team: 'data',
  costCenter: '5200',
  growth: 2,
  rhythm: 'office',
  workloads: [
    ['warehouse', 'data', 'ra3.4xlarge', 6, 72, steady],
    ['pipelines', 'data', 'r5.4xlarge', 10, 96, { steady: true, levels: { '2026-03': 0.6 } }],
    ['pipelines-arm', 'data', 'r7g.4xlarge', 6, 72, { levels: { '2025-09': 0, '2026-03': 1 } }],
    ['loading', 'data', 'glue-dpu', 8, 120],
    ['exploration', 'data', 'athena-scan', 3, 14],
    ['data-lake', 'data', 's3-standard', 6, 5000, weekly],
    ['pipelines-volumes', 'data', 'gp3-storage', 8, 420, weekly],
    ['loading-trial', 'development', 'glue-dpu', 2, 40, { growth: 0 }],
    ['reporting-slots', 'analytics', 'bigquery-slot', 5, 3600, iowa],
    ['reporting-batch', 'analytics', 'n2-standard-16', 4, 60, iowa],
    ['reporting-stream', 'analytics', 'pubsub-data', 2, 1.6, iowa],
    ['reporting-lake', 'analytics', 'gcs-standard', 5, 4500, { ...iowa, every: 'week' }],
  ],
};

const internalTools: Product = {
  name: 'internal-tools',
  team: 'corporate-engineering',
  costCenter: '6100',
  growth: 0.5,
  rhythm: 'office',
  workloads: [
    ['build-runners', 'shared', 'm7g.4xlarge', 4, 60],
    ['wiki', 'shared', 'm7g.2xlarge', 2, 48, steady],
    ['tool-databases', 'shared', 'db.m5.4xlarge', 2, 24, steady],
    ['build-artifacts', 'shared', 's3-standard', 4, 2000, weekly],
    ['tool-functions', 'shared', 'lambda-compute', 3, 900, weekly],
  ],
};

const platform: Product = {
  name: 'platform',
  team: 'platform',
  costCenter: '6200',
  growth: 1,
  rhythm: 'flat',
  workloads: [
    ['clusters', 'shared', 'eks-cluster', 6, 24, steady],
    ['egress', 'shared', 'nat-data', 6, 2600, untagged],
    ['egress', 'shared', 'nat-data', 3, 1800, { ...europe, tags: 'none' }],
    ['internet', 'shared', 'internet-egress', 4, 2400, untagged],
    ['between-zones', 'shared', 'inter-zone', 4, 5200, untagged],
    ['firewall', 'shared', 'waf-requests', 3, 160, weekly],
    ['audit-logs', 'shared', 'log-ingest', 4, 110, weekly],
    ['observability', 'shared', 'm7g.4xlarge', 4, 72],
    ['log-archive', 'shared', 's3-standard', 6, 2500, weekly],
  ],
};

/** The zombie: the same cost every day, and no growth. */
const legacyReporting: Product = {
  name: 'legacy-reporting',
  team: 'data',
  costCenter: '5200',
  growth: 0,
  rhythm: 'flat',
  workloads: [
    ['legacy-reporting', 'data', 'm5.xlarge', 8, 96, zombie],
    ['legacy-marts', 'data', 'dc2.8xlarge', 2, 48, zombie],
    ['legacy-database', 'data', 'db.m5.4xlarge', 4, 24, zombie],
    ['legacy-volumes', 'data', 'gp3-storage', 4, 600, { ...zombie, every: 'week' }],
  ],
};

/** Dark spend: hardly anything here says whose it is. */
const experiments: Product = {
  name: 'experiments',
  team: 'research',
  costCenter: '9900',
  growth: 4,
  rhythm: 'office',
  workloads: [
    ['trial', 'sandbox', 'm5.xlarge', 10, 84],
    ['trial-gpu', 'sandbox', 'g5.12xlarge', 3, 26],
    ['trial-database', 'sandbox', 'db.m5.4xlarge', 4, 24, steady],
    ['trial-tokens', 'sandbox', 'bedrock-tokens', 2, 14_000, { growth: 8 }],
    ['trial-volumes', 'sandbox', 'gp3-storage', 8, 500, weekly],
    ['trial-buckets', 'sandbox', 's3-standard', 6, 2600, weekly],
  ],
};

/** What runs on Amazon and, for reports, on Google. */
export const firstProducts: readonly Product[] = [
  search,
  checkout,
  payments,
  streaming,
  mlPlatform,
  dataWarehouse,
  internalTools,
  platform,
  legacyReporting,
  experiments,
];
