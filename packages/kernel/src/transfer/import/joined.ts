/** The texts of several cells as one: see `join` of a mapping's column. */
export function joined(parts: readonly string[], join: string | undefined): string {
  const filled = parts.map(part => part.trim()).filter(part => part !== '')
  if (join !== undefined) return filled.join(join)
  return filled.length > 1 && filled.every(isHan) ? filled.toReversed().join('') : filled.join(' ')
}

function isHan(part: string): boolean {
  return /^[\p{Script=Han}·]+$/u.test(part)
}
