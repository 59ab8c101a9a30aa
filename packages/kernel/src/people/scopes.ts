import { type Actor, denied } from '@kith/sdk'

/** Throws `KITH_DENIED` where an API key's scopes do not name the operation. */
export function checkScope({ id, scopes }: Actor, operation: string): void {
  if (scopes === undefined || scopes.some(scope => covers(scope, operation))) return
  throw denied(`scope:${operation}`, `The API key ${id} has no scope for ${operation}.`)
}

export function covers(scope: string, operation: string): boolean {
  if (scope === '*' || scope === operation) return true
  return scope.endsWith('.*') && operation.startsWith(scope.slice(0, -1))
}
