import { parseFine } from '@capwise/domain/money';
import {
  accounts,
  accountValues,
  providers,
  regionNames,
  type Account,
  type AccountKey,
  type ProviderKey,
  type Region,
} from './accounts.ts';
import { cellsWith, noCells, type Cells, type FocusValues } from './columns.ts';
import { commitments, type Commitment } from './commitments.ts';
import { demandOf, type Demand } from './demand.ts';
import { products } from './products.ts';
import type { Product, Traits, Workload } from './workload.ts';
import { drawsOf, type Draw } from './random.ts';
import { nano, unitPrices } from './row.ts';
import { services, serviceValues, skus, type Service, type Sku, type SkuKey } from './skus.ts';

/** One resource of the demo company: what its rows always say, its prices in 10⁻⁹ dollars, and how it is used. */
export type Resource = {
  readonly account: AccountKey;
  readonly workload: string;
  readonly every: 'day' | 'week';
  readonly cells: Cells;
  readonly listUnit: bigint;
  readonly contractedUnit: bigint;
  /** Consumed units in a pricing unit. */
  readonly block: bigint;
  readonly size: number;
  readonly demand: Demand;
  readonly draw: Draw;
  readonly commitment: Commitment | null;
};

/** All resources, in the order in which commitments cover them: the same for the same seed. */
export function resourcesOf(seed: number): readonly Resource[] {
  return products.flatMap((product) =>
    product.workloads.flatMap((workload) =>
      Array.from({ length: workload[3] }, (_, index) => resource(seed, product, { workload, index })),
    ),
  );
}

const homeRegions: Readonly<Record<ProviderKey, Region>> = {
  aws: 'us-east-1',
  google: 'us-central1',
  azure: 'eastus2',
};

type Place = {
  readonly account: Account;
  readonly accountKey: AccountKey;
  readonly region: Region;
  readonly zone: string;
  readonly name: string;
};

function resource(
  seed: number,
  product: Product,
  { workload, index }: { readonly workload: Workload; readonly index: number },
): Resource {
  const [workloadName, accountKey, skuKey, , daily, traits = {}] = workload;
  const sku: Sku = skus[skuKey];
  const service: Service = services[sku.service];
  const region = traits.region ?? homeRegions[service.provider];
  const place: Place = {
    account: accounts[accountKey],
    accountKey,
    region,
    zone: service.zonal ? `${region}${'abc'[index % 3]}` : '',
    name: `${workloadName}-${String(index + 1).padStart(2, '0')}`,
  };
  const id = resourceId(service, place);
  const draw = drawsOf(seed, id);
  const listUnit = parseFine(sku.list) / nano;
  const contractedUnit = agreedPrice(listUnit, traits.spotPercent ?? providers[service.provider].contractedPercent);
  return {
    account: accountKey,
    workload: workloadName,
    every: traits.every ?? 'day',
    cells: cellsWith(noCells, {
      ...accountValues(accountKey),
      ...skuValues(skuKey, place, traits),
      ...unitPrices(listUnit, contractedUnit),
      ResourceId: id,
      ResourceName: place.name,
      ResourceType: service.resourceType,
      Tags: tagsOf(product, { account: place.account, traits, draw }),
    }),
    listUnit,
    contractedUnit,
    block: sku.block ?? 1n,
    size: traits.steady ? daily : daily * (0.7 + 0.6 * draw()),
    demand: demandOf(product, traits),
    draw,
    commitment: commitments.find((each) => each.skus.includes(skuKey) && each.accounts.includes(accountKey)) ?? null,
  };
}

function agreedPrice(listUnit: bigint, percent: bigint): bigint {
  if ((listUnit * percent) % 100n !== 0n) throw new RangeError(`${percent}% of ${listUnit} is no whole number of 10⁻⁹`);
  return (listUnit * percent) / 100n;
}

function skuValues(key: SkuKey, place: Place, traits: Traits): FocusValues {
  const sku: Sku = skus[key];
  const what = sku.cores ? `${key} ${sku.meter.toLowerCase()}` : sku.meter;
  return {
    AvailabilityZone: place.zone,
    ChargeCategory: 'Usage',
    ChargeDescription: `${what}, ${regionNames[place.region]}`,
    ChargeFrequency: 'Usage-Based',
    ConsumedUnit: sku.consumedUnit ?? sku.unit,
    PricingCategory: traits.spotPercent ? 'Dynamic' : 'Standard',
    PricingUnit: sku.unit,
    RegionId: place.region,
    RegionName: regionNames[place.region],
    ...serviceValues(sku.service),
    SkuId: `${sku.service}/${key}`,
    SkuMeter: sku.meter,
    SkuPriceDetails: sku.cores ? JSON.stringify({ InstanceType: key, CoreCount: sku.cores }) : '',
    SkuPriceId: `${sku.service}/${key}/${place.region}${traits.spotPercent ? '/spot' : ''}`,
  };
}

function resourceId(service: Service, { account, region, name }: Place): string {
  const [product = '', kind = ''] = service.path.split(':');
  if (service.provider === 'google') return `//${product}.googleapis.com/projects/${account.id}/${kind}/${name}`;
  if (service.provider === 'azure') {
    return `/subscriptions/${account.id}/resourceGroups/${account.name}/providers/${product}/${kind}/${name}`;
  }
  return `arn:aws:${product}:${region}:${account.id}:${kind}/${name}`;
}

type Tagged = { readonly account: Account; readonly traits: Traits; readonly draw: Draw };

/** The tags of a resource with the holes of its account: none at all, an environment misspelled, no cost center. */
function tagsOf(product: Product, { account, traits, draw }: Tagged): string {
  const [missing, spelling, costCenter] = [draw(), draw(), draw()];
  const { untagged, misspelled, withoutCostCenter } =
    traits.tags === 'all' ? { untagged: 0, misspelled: 0, withoutCostCenter: 0 } : account.tagging;
  if (traits.tags === 'none' || missing < untagged) return '';
  return JSON.stringify({
    team: product.team,
    product: product.name,
    environment: spelling < misspelled ? account.misspelling : account.environment,
    ...(costCenter >= withoutCostCenter && { cost_center: product.costCenter }),
  });
}
