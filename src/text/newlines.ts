/** Line feed, carriage return, vertical tab, form feed, next line, line and paragraph separator. */
export function isNewline(unit: number): boolean {
  return (unit >= 0x0a && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029
}
