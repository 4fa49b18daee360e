export { currencyOf, defaultCurrency, keptCurrency, unitOf } from './currency.ts';
export { billPolicyOf, fiscalStartOf, settingsOf, type Settings } from './settings.ts';
