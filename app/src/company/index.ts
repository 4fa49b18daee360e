export { currencyOf, defaultCurrency, keptCurrency, unitOf } from './currency.ts';
export { billPolicyOf, fiscalStartOf, ownerTagsOf, settingsOf, type Settings } from './settings.ts';
