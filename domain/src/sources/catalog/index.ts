export { addAlias, changeThing, removeAlias, retireThing, type ThingPatch } from './change.ts';
export { requireCatalog } from './check.ts';
export { always, monthsText, requireOrder, type Months } from './months.ts';
export {
  byThing,
  catalogViews,
  createResolver,
  type CatalogView,
  type Resolver,
} from './resolve.ts';
export { suggest, type Evidence, type Neighbor } from './suggest.ts';
export {
  aliasKind,
  latestSpan,
  nameOf,
  thingId,
  thingKinds,
  type Catalog,
  type Said,
  type Thing,
  type ThingKind,
} from './thing.ts';
export { partsOf, type Portion } from './parts.ts';
