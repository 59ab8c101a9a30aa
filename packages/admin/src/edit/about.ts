/** The ids of what is said about an input, for `aria-describedby`: of its parts those that have words. */
export function about(parts: Readonly<Record<string, string | undefined>>): string {
  return Object.keys(parts)
    .filter(id => parts[id] !== undefined)
    .join(' ')
}
