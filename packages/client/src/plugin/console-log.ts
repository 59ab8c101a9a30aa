import type { Log } from '@kith/sdk'

export const consoleLog: Log = {
  info: (message, details = {}) => console.info(message, details),
  warn: (message, details = {}) => console.warn(message, details),
  error: (message, details = {}) => console.error(message, details),
}
