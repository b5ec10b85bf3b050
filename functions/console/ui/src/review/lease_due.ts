/** Whether less than two thirds of a claim's time are left; `length` of the whole, in milliseconds. */
export function isDue(expiresAt: number, length: number, now: number): boolean {
  return expiresAt - now < (length * 2) / 3;
}
