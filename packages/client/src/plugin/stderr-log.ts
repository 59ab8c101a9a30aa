import type { Log } from '@kith/sdk'

/** JSON lines on stderr, as a server writes them. */
export const stderrLog: Log = {
  info: (message, details) => write('info', message, details),
  warn: (message, details) => write('warn', message, details),
  error: (message, details) => write('error', message, details),
}

function write(level: string, message: string, details: object = {}): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level, ...details, msg: message })}\n`)
}
