import { treatAccrual, treatIncentive, treatOpening, treatShortfall, treatVendorInvoice } from './balances.ts';
import { treatHosting, treatLease } from './contracts.ts';
import { treatExpense, treatPrepay, treatRevenue, treatServiceCredit } from './costs.ts';
import { treatChargeback, treatCorrection, treatInvoiceTotal, treatObligation, treatOnerous } from './disclosures.ts';
import type { SourceDocument } from './document.ts';
import { treatCapitalizedLabor, treatPayroll } from './labor.ts';
import type { TreatedLine } from './treated-line.ts';

/** The lines of a document, each with the rule that it falls under. Refuses what the rule of its kind refuses. */
export function treat(document: SourceDocument, currency: string): readonly TreatedLine[] {
  switch (document.kind) {
    case 'expense':
      return [treatExpense(document, currency)];
    case 'prepay':
      return [treatPrepay(document, currency)];
    case 'revenue':
      return [treatRevenue(document, currency)];
    case 'service-credit':
      return [treatServiceCredit(document, currency)];
    case 'payroll':
      return [treatPayroll(document, currency)];
    case 'capitalized-labor':
      return [treatCapitalizedLabor(document, currency)];
    case 'hosting':
      return treatHosting(document, currency);
    case 'lease':
      return [treatLease(document, currency)];
    case 'opening':
      return [treatOpening(document, currency)];
    case 'accrual':
      return [treatAccrual(document, currency)];
    case 'shortfall':
      return [treatShortfall(document, currency)];
    case 'vendor-invoice':
      return treatVendorInvoice(document, currency);
    case 'incentive':
      return [treatIncentive(document, currency)];
    case 'purchase-obligation':
      return [treatObligation(document, currency)];
    case 'onerous-contract':
      return [treatOnerous(document, currency)];
    case 'correction':
      return [treatCorrection(document, currency)];
    case 'chargeback':
      return [treatChargeback(document, currency)];
    case 'invoice-total':
      return [treatInvoiceTotal(document, currency)];
  }
}
