export { divideToSum, roundToSum, spreadAmount } from './allocate.ts';
export { isCurrencyCode, minorDigits } from './currency.ts';
export { fineDigits, fineText, moneyText, parseFine, parseMoney, roundFine, toFine, type Fine } from './decimal.ts';
export { add, isZero, money, negate, subtract, total, type Money } from './money.ts';
export { addRatios, multiplyRatios, one, portion, ratio, zero, type Ratio } from './ratio.ts';
export { divideRounded, type Rounding } from './rounding.ts';
