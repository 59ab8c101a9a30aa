import type { Server } from 'node:http'

/**
 * Ends a request whose body takes longer to come than its address allows, with 408. Node's own limit is the same for all
 * addresses, and a large upload takes its time.
 */
export function cutSlowBodies(server: Server, limitOf: (url: string, type?: string) => number): void {
  server.on('request', (incoming, outgoing) => {
    const { headers, socket } = incoming
    const length = headers['content-length']
    if (headers['transfer-encoding'] === undefined && (length === undefined || length === '0')) return
    const late = setTimeout(
      () => {
        if (incoming.complete) return
        if (!outgoing.headersSent) socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n')
        socket.destroySoon()
      },
      limitOf(incoming.url ?? '/', headers['content-type']),
    ).unref()
    incoming.once('close', () => clearTimeout(late))
  })
}

/**
 * Milliseconds for a body: a minute; for a file six hours, a gibibyte at 50 kB a second; for a form with files, which anybody
 * may send, five minutes.
 */
export function bodyTime(url: string, type = ''): number {
  if (url.startsWith('/files/')) return 21_600_000
  return /^multipart\/form-data\b/i.test(type) ? 300_000 : 60_000
}
