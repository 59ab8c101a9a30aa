import type { Log } from '@kith/sdk'

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error'
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

/** A log that writes into a list. */
export function createLogBook(): Log & { readonly entries: readonly LogEntry[] } {
  const entries: LogEntry[] = []
  const at =
    (level: LogEntry['level']) =>
    (message: string, details: Readonly<Record<string, unknown>> = {}) => {
      entries.push({ level, message, details })
    }
  return { entries, info: at('info'), warn: at('warn'), error: at('error') }
}
