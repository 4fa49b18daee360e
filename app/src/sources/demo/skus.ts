import type { ProviderKey } from './accounts.ts';
import type { FocusValues } from './columns.ts';

/** A cloud service as its provider names it, with its place in the FOCUS taxonomy and what its resources are. */
export type Service = {
  readonly provider: ProviderKey;
  readonly name: string;
  readonly category: string;
  readonly subcategory: string;
  readonly resourceType: string;
  /** Part of the resource id that says what it is: `eks:nodegroup`. */
  readonly path: string;
  readonly zonal: boolean;
};

export const services = {
  ec2: zonal(['Amazon EC2', 'Compute', 'Virtual Machines', 'Node group', 'eks:nodegroup']),
  ebs: zonal(['Amazon EBS', 'Storage', 'Block Storage', 'Volume group', 'ec2:volume']),
  s3: aws(['Amazon S3', 'Storage', 'Object Storage', 'Bucket', 's3:bucket']),
  rds: zonal(['Amazon RDS', 'Databases', 'Relational Databases', 'Database instance', 'rds:db']),
  cache: zonal(['Amazon ElastiCache', 'Databases', 'Caching', 'Cache cluster', 'elasticache:cluster']),
  dynamo: aws(['Amazon DynamoDB', 'Databases', 'NoSQL Databases', 'Table', 'dynamodb:table']),
  search: zonal(['Amazon OpenSearch Service', 'Databases', 'Other (Databases)', 'Domain', 'es:domain']),
  redshift: zonal(['Amazon Redshift', 'Analytics', 'Data Warehouses', 'Cluster', 'redshift:cluster']),
  glue: aws(['AWS Glue', 'Analytics', 'Data Processing', 'Job', 'glue:job']),
  athena: aws(['Amazon Athena', 'Analytics', 'Analytics Platforms', 'Workgroup', 'athena:workgroup']),
  kafka: zonal(['Amazon MSK', 'Analytics', 'Streaming Analytics', 'Cluster', 'kafka:cluster']),
  lambda: aws(['AWS Lambda', 'Compute', 'Serverless Compute', 'Function', 'lambda:function']),
  eks: aws(['Amazon EKS', 'Compute', 'Containers', 'Cluster', 'eks:cluster']),
  cloudfront: aws(['Amazon CloudFront', 'Networking', 'Content Delivery', 'Distribution', 'cloudfront:distribution']),
  transfer: aws(['AWS Data Transfer', 'Networking', 'Network Connectivity', 'Network path', 'ec2:vpc']),
  nat: zonal(['Amazon VPC', 'Networking', 'Network Infrastructure', 'NAT gateway', 'ec2:natgateway']),
  elb: aws([
    'Elastic Load Balancing',
    'Networking',
    'Application Networking',
    'Load balancer',
    'elasticloadbalancing:lb',
  ]),
  waf: aws(['AWS WAF', 'Security', 'Network Security', 'Web ACL', 'wafv2:webacl']),
  kms: aws(['AWS Key Management Service', 'Security', 'Secret Management', 'Key', 'kms:key']),
  sqs: aws(['Amazon SQS', 'Integration', 'Messaging', 'Queue', 'sqs:queue']),
  cloudwatch: aws(['Amazon CloudWatch', 'Management and Governance', 'Observability', 'Log group', 'logs:log-group']),
  sagemaker: aws(['Amazon SageMaker', 'AI and Machine Learning', 'AI Platforms', 'Endpoint', 'sagemaker:endpoint']),
  bedrock: aws(['Amazon Bedrock', 'AI and Machine Learning', 'Generative AI', 'Inference profile', 'bedrock:profile']),
  bigquery: google(['BigQuery', 'Analytics', 'Data Warehouses', 'Reservation', 'bigquery:reservations']),
  storage: google(['Cloud Storage', 'Storage', 'Object Storage', 'Bucket', 'storage:buckets']),
  compute: google(['Compute Engine', 'Compute', 'Virtual Machines', 'Instance group', 'compute:instanceGroups']),
  pubsub: google(['Cloud Pub/Sub', 'Integration', 'Messaging', 'Topic', 'pubsub:topics']),
  vertex: google(['Vertex AI', 'AI and Machine Learning', 'AI Platforms', 'Endpoint', 'aiplatform:endpoints']),
  run: google(['Cloud Run', 'Compute', 'Containers', 'Service', 'run:services']),
  googleEgress: google(['Cloud Networking', 'Networking', 'Network Connectivity', 'Network', 'compute:networks']),
  machines: azure([
    'Virtual Machines',
    'Compute',
    'Virtual Machines',
    'Scale set',
    'Microsoft.Compute:virtualMachineScaleSets',
  ]),
  disks: azure(['Azure Disk Storage', 'Storage', 'Block Storage', 'Disk', 'Microsoft.Compute:disks']),
  blobs: azure(['Azure Blob Storage', 'Storage', 'Object Storage', 'Storage account', 'Microsoft.Storage:accounts']),
  sql: azure(['Azure SQL Database', 'Databases', 'Relational Databases', 'Database', 'Microsoft.Sql:databases']),
  cosmos: azure([
    'Azure Cosmos DB',
    'Databases',
    'NoSQL Databases',
    'Database account',
    'Microsoft.DocumentDB:databaseAccounts',
  ]),
  redis: azure(['Azure Cache for Redis', 'Databases', 'Caching', 'Cache', 'Microsoft.Cache:redis']),
  functions: azure(['Azure Functions', 'Compute', 'Serverless Compute', 'Function app', 'Microsoft.Web:sites']),
  frontDoor: azure(['Azure Front Door', 'Networking', 'Content Delivery', 'Profile', 'Microsoft.Cdn:profiles']),
  bandwidth: azure(['Bandwidth', 'Networking', 'Network Connectivity', 'Network', 'Microsoft.Network:virtualNetworks']),
  events: azure(['Event Hubs', 'Integration', 'Messaging', 'Namespace', 'Microsoft.EventHub:namespaces']),
  vault: azure(['Key Vault', 'Security', 'Secret Management', 'Vault', 'Microsoft.KeyVault:vaults']),
  monitor: azure([
    'Azure Monitor',
    'Management and Governance',
    'Observability',
    'Workspace',
    'Microsoft.OperationalInsights:workspaces',
  ]),
} as const satisfies Readonly<Record<string, Service>>;

export type ServiceKey = keyof typeof services;

/** A sellable item: what is metered, in which unit, at which list price in dollars. */
export type Sku = {
  readonly service: ServiceKey;
  readonly meter: string;
  readonly unit: string;
  readonly list: string;
  readonly consumedUnit?: string;
  /** Consumed units in one pricing unit, where that is a block. */
  readonly block?: bigint;
  readonly cores?: number;
};

export const skus = {
  'm7g.2xlarge': instance('ec2', '0.3264', 8),
  'm7g.4xlarge': instance('ec2', '0.6528', 16),
  'c7g.4xlarge': instance('ec2', '0.58', 16),
  'c7g.8xlarge': instance('ec2', '1.16', 32),
  'r5.4xlarge': instance('ec2', '1.008', 16),
  'r7g.4xlarge': instance('ec2', '0.8568', 16),
  'm5.xlarge': instance('ec2', '0.192', 4),
  'g5.12xlarge': instance('ec2', '5.672', 48),
  'p4d.24xlarge': instance('ec2', '32.7726', 96),
  'db.r6g.2xlarge': instance('rds', '1.038', 8),
  'db.m5.4xlarge': instance('rds', '1.424', 16),
  'cache.r6g.large': instance('cache', '0.206', 2),
  'r6g.2xlarge.search': instance('search', '0.335', 8),
  'ra3.4xlarge': instance('redshift', '3.26', 12),
  'dc2.8xlarge': instance('redshift', '4.8', 32),
  'ml.g5.2xlarge': instance('sagemaker', '1.515', 8),
  'kafka.m7g.2xlarge': instance('kafka', '0.7344', 8),
  'n2-standard-16': instance('compute', '0.7769', 16),
  'n2-highmem-8': instance('compute', '0.5241', 8),
  'vertex-prediction': instance('vertex', '0.7562', 8),
  Standard_D8s_v5: instance('machines', '0.384', 8),
  Standard_E16s_v5: instance('machines', '1.008', 16),
  Standard_F8s_v2: instance('machines', '0.338', 8),
  'sql-gen5-8': instance('sql', '1.5216', 8),
  'redis-p2': instance('redis', '0.555', 4),
  'eks-cluster': { service: 'eks', meter: 'Cluster hours', unit: 'Hours', list: '0.1' },
  'glue-dpu': { service: 'glue', meter: 'DPU hours', unit: 'Hours', list: '0.44' },
  'bigquery-slot': { service: 'bigquery', meter: 'Enterprise slot hours', unit: 'Hours', list: '0.06' },
  'gp3-storage': { service: 'ebs', meter: 'Provisioned storage', unit: 'GB-Months', list: '0.08' },
  's3-standard': { service: 's3', meter: 'Standard storage', unit: 'GB-Months', list: '0.023' },
  'gcs-standard': { service: 'storage', meter: 'Standard storage', unit: 'GB-Months', list: '0.02' },
  'cdn-egress': { service: 'cloudfront', meter: 'Data out to the internet', unit: 'GB', list: '0.02' },
  'inter-zone': { service: 'transfer', meter: 'Data between zones', unit: 'GB', list: '0.01' },
  'inter-region': { service: 'transfer', meter: 'Data between regions', unit: 'GB', list: '0.02' },
  'internet-egress': { service: 'transfer', meter: 'Data out to the internet', unit: 'GB', list: '0.05' },
  'nat-data': { service: 'nat', meter: 'NAT data processed', unit: 'GB', list: '0.045' },
  'log-ingest': { service: 'cloudwatch', meter: 'Log data ingested', unit: 'GB', list: '0.5' },
  'athena-scan': { service: 'athena', meter: 'Data scanned', unit: 'TB', list: '5' },
  'pubsub-data': { service: 'pubsub', meter: 'Message data', unit: 'TB', list: '40' },
  'elb-lcu': { service: 'elb', meter: 'Capacity unit hours', unit: 'Hours', list: '0.008' },
  'waf-requests': requests('waf', 'Requests inspected', '0.6'),
  'kms-requests': requests('kms', 'Key requests', '3'),
  'sqs-requests': requests('sqs', 'Queue requests', '0.4'),
  'dynamo-writes': requests('dynamo', 'Write requests', '1.25'),
  'run-cpu': { service: 'run', meter: 'vCPU hours', unit: 'Hours', list: '0.0864' },
  'google-egress': { service: 'googleEgress', meter: 'Data out to the internet', unit: 'GB', list: '0.08' },
  'premium-disk': { service: 'disks', meter: 'Provisioned storage', unit: 'GB-Months', list: '0.12' },
  'blob-hot': { service: 'blobs', meter: 'Hot storage', unit: 'GB-Months', list: '0.0184' },
  'cosmos-units': { service: 'cosmos', meter: '100 request units, hours', unit: 'Hours', list: '0.008' },
  'front-door-egress': { service: 'frontDoor', meter: 'Data out to clients', unit: 'GB', list: '0.025' },
  'azure-egress': { service: 'bandwidth', meter: 'Data between regions', unit: 'GB', list: '0.02' },
  'event-throughput': { service: 'events', meter: 'Throughput unit hours', unit: 'Hours', list: '0.03' },
  'azure-log-ingest': { service: 'monitor', meter: 'Log data ingested', unit: 'GB', list: '2.3' },
  'vault-operations': requests('vault', 'Secret operations', '3'),
  'function-runs': requests('functions', 'Executions', '0.2'),
  'lambda-compute': {
    service: 'lambda',
    meter: 'Compute',
    unit: '1000 GB-Seconds',
    list: '0.0166667',
    consumedUnit: 'GB-Seconds',
    block: 1000n,
  },
  'bedrock-tokens': {
    service: 'bedrock',
    meter: 'Model tokens',
    unit: '1000 Tokens',
    list: '0.003',
    consumedUnit: 'Tokens',
    block: 1000n,
  },
} as const satisfies Readonly<Record<string, Sku>>;

export type SkuKey = keyof typeof skus;

/** The columns that name a service. */
export function serviceValues(key: ServiceKey): FocusValues {
  const { name, category, subcategory } = services[key];
  return { ServiceName: name, ServiceCategory: category, ServiceSubcategory: subcategory };
}

function instance(service: ServiceKey, list: string, cores: number): Sku {
  return { service, meter: 'Instance hours', unit: 'Hours', list, cores };
}

function requests(service: ServiceKey, meter: string, list: string): Sku {
  return { service, meter, unit: '1000000 Requests', list, consumedUnit: 'Requests', block: 1_000_000n };
}

type ServiceRow = readonly [name: string, category: string, subcategory: string, resourceType: string, path: string];

function aws([name, category, subcategory, resourceType, path]: ServiceRow): Service {
  return { provider: 'aws', name, category, subcategory, resourceType, path, zonal: false };
}

function zonal(row: ServiceRow): Service {
  return { ...aws(row), zonal: true };
}

function google(row: ServiceRow): Service {
  return { ...aws(row), provider: 'google' };
}

function azure(row: ServiceRow): Service {
  return { ...aws(row), provider: 'azure' };
}
