/** The size of what stands under and above a field. */
export const small = { fz: 11 } as const;
