import { moneyText, type Money } from '../money/index.ts';
import { Refusal } from '../refusal/index.ts';
import { requireCurrency, text } from './require.ts';

/** The body of rules that decides what an asset is worth. */
export type Framework = 'us-gaap' | 'ifrs';

/** What an impairment test knows; which values it needs depends on the framework. */
export type Estimates = {
  /** ASC 360 step 1: undiscounted, with the revised life where one is planned. */
  readonly undiscountedCashFlows?: Money;
  /** ASC 360 step 2. Needed only where the carrying amount is not recoverable. */
  readonly fairValue?: Money;
  /** IAS 36: fair value less costs of disposal. */
  readonly fairValueLessCosts?: Money;
  /** IAS 36: discounted. */
  readonly valueInUse?: Money;
};

/** What a test finds, in minor units, neither below zero and one of them zero. */
export type Finding = { readonly loss: bigint; readonly reversal: bigint };

/**
 * Tests a carrying amount. US GAAP (ASC 360-10-35-17): recoverable when the undiscounted cash flows reach it, else the loss
 * is down to fair value, and never reversed. IAS 36: down to the recoverable amount, the higher of fair value less costs and
 * value in use; up again to it, at most to `ceiling`, what the carrying amount would be without any impairment.
 * Refuses TEST_INCOMPLETE and IMPAIRMENT_ABOVE_BOOK.
 */
export function testImpairment(
  estimates: Estimates,
  {
    framework,
    carrying,
    ceiling,
  }: { readonly framework: Framework; readonly carrying: Money; readonly ceiling: bigint },
): Finding {
  const estimate = (name: keyof Estimates): bigint => requireEstimate(estimates, name, carrying.currency);
  if (framework === 'us-gaap') {
    if (estimate('undiscountedCashFlows') >= carrying.minor) return { loss: 0n, reversal: 0n };
    return { loss: requireLoss(positive(carrying.minor - estimate('fairValue')), carrying), reversal: 0n };
  }
  const [sold, used] = [estimate('fairValueLessCosts'), estimate('valueInUse')];
  const recoverable = sold > used ? sold : used;
  return {
    loss: requireLoss(positive(carrying.minor - recoverable), carrying),
    reversal: positive((recoverable < ceiling ? recoverable : ceiling) - carrying.minor),
  };
}

/** Refuses a loss that is larger than what is on the books as IMPAIRMENT_ABOVE_BOOK. */
export function requireLoss(loss: bigint, carrying: Money): bigint {
  if (loss <= carrying.minor) return loss;
  const value = moneyText({ ...carrying, minor: loss });
  throw new Refusal(
    'IMPAIRMENT_ABOVE_BOOK',
    `an impairment of ${value} ${carrying.currency} is above the book value of ${text(carrying)}: give a loss of at most the book value, or values of the asset of 0 or more`,
    { value, bookValue: moneyText(carrying) },
  );
}

const names: Readonly<Record<keyof Estimates, string>> = {
  undiscountedCashFlows: 'undiscounted cash flows',
  fairValue: 'fair value',
  fairValueLessCosts: 'fair value less costs of disposal',
  valueInUse: 'value in use',
};

function requireEstimate(estimates: Estimates, name: keyof Estimates, currency: string): bigint {
  const value = estimates[name];
  if (!value) {
    throw new Refusal('TEST_INCOMPLETE', `the impairment test has no ${names[name]}: give it and test again`, {
      missing: name,
    });
  }
  requireCurrency(`the ${names[name]}`, value, currency);
  return value.minor;
}

function positive(minor: bigint): bigint {
  return minor > 0n ? minor : 0n;
}
