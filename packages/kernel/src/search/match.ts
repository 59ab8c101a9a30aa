/**
 * What the index is asked: terms that a row must have. Every database compiles it to its own language, and `matches`
 * decides it in memory. `prefix`: a term that begins so. An empty `any` is never true, an empty `every` always.
 */
export type Match =
  | { readonly term: string; readonly prefix?: boolean }
  | { readonly every: readonly Match[] }
  | { readonly any: readonly Match[] }

/** Whether a row with these terms matches. */
export function matches(match: Match, terms: ReadonlySet<string>): boolean {
  if ('every' in match) return match.every.every(part => matches(part, terms))
  if ('any' in match) return match.any.some(part => matches(part, terms))
  if (match.prefix !== true) return terms.has(match.term)
  for (const term of terms) if (term.startsWith(match.term)) return true
  return false
}

export const never: Match = { any: [] }

/** The same without parts that decide nothing; `undefined` where it can never be true. */
export function simplified(match: Match): Match | undefined {
  if ('term' in match) return match
  if ('any' in match) {
    const parts = match.any.map(simplified).filter(part => part !== undefined)
    const open = parts.find(part => 'every' in part && part.every.length === 0)
    return open ?? (parts.length > 1 ? { any: parts } : parts[0])
  }
  const parts: Match[] = []
  for (const part of match.every.map(simplified)) {
    if (part === undefined) return undefined
    parts.push(...('every' in part ? part.every : [part]))
  }
  return parts.length === 1 ? parts[0] : { every: parts }
}
