import { createHmac } from 'node:crypto'
import type { Dialect } from '../dialects/dialect.ts'
import { secretOf } from './secret.ts'

/** Keyed hashes of what a plugin must recognise and may not keep. */
export interface Marks {
  of(plugin: string, value: string): Promise<string>
}

export function createMarks(dialect: Dialect): Marks {
  let secret: Promise<string> | undefined
  return {
    async of(plugin, value) {
      secret ??= secretOf(dialect)
      secret.catch(() => {
        secret = undefined
      })
      return createHmac('sha256', await secret)
        .update(`mark:${plugin}:${value}`)
        .digest('base64url')
    },
  }
}
