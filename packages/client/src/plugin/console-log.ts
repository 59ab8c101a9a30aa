// biome-ignore-all lint/suspicious/noConsole: where its caller gave no log, this is where it goes

import type { Log } from '@kith/sdk'

export const consoleLog: Log = {
  info: (message, details = {}) => console.info(message, details),
  warn: (message, details = {}) => console.warn(message, details),
  error: (message, details = {}) => console.error(message, details),
}
