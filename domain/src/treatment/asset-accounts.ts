import { accountCodes } from '../books/account.ts';

/** What a purchase becomes when it is capitalized. */
export type AssetClass = 'software' | 'equipment';

/** The accounts of a class of assets. */
export const accountsOfClass = {
  software: {
    inProgress: accountCodes.softwareInProgress,
    inService: accountCodes.software,
    accumulated: accountCodes.softwareAmortization,
    charge: accountCodes.amortizationOfSoftware,
    payables: accountCodes.softwarePayables,
  },
  equipment: {
    inProgress: accountCodes.equipmentInProgress,
    inService: accountCodes.equipment,
    accumulated: accountCodes.equipmentDepreciation,
    charge: accountCodes.depreciationOfEquipment,
    payables: accountCodes.equipmentPayables,
  },
} as const satisfies Readonly<Record<AssetClass, unknown>>;
