import type { Import } from 'es-module-lexer'

/** Whether an import says by a string what it imports. */
export function isWritten(one: Import): one is Import & { readonly specifier: string } {
  return 'specifier' in one && typeof one.specifier === 'string' && !('glob' in one && one.glob)
}
