import type { Log } from '@kith/sdk'
import { pino } from 'pino'

/** JSON lines on stderr: stdout belongs to what a person or a script asked for. */
export function createLog(level = 'info'): Log {
  const logger = pino({ level, base: null }, pino.destination({ dest: 2, sync: true }))
  return {
    info: (message, details) => logger.info(details ?? {}, message),
    warn: (message, details) => logger.warn(details ?? {}, message),
    error: (message, details) => logger.error(details ?? {}, message),
  }
}
