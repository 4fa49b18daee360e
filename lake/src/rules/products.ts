/** Columns of which FOCUS says that one times another gives a third. Rows are held to it while their texts are read. */
export const products = [
  { price: 'ListUnitPrice', times: 'PricingQuantity', gives: 'ListCost' },
  { price: 'ContractedUnitPrice', times: 'PricingQuantity', gives: 'ContractedCost' },
] as const;

export type Product = (typeof products)[number];

/** The staged column that is true where a product is not what it should give. */
export function offColumn({ gives }: { readonly gives: Product['gives'] }): string {
  return `x_capwise_off_${gives}`;
}
