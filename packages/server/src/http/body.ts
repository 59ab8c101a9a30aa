import type { IncomingMessage } from 'node:http'
import { KithError } from '@kith/sdk'

/** The body of a request as text, at most `max` bytes of it. What is not UTF-8 is `KITH_BODY_ENCODING`. */
export async function readBody(incoming: IncomingMessage, max: number): Promise<string> {
  return decode(await readBytes(incoming, max))
}

/**
 * The body of a request, at most `max` bytes of it: one that says it is longer is refused unread, one that turns out longer
 * as soon as it does (`KITH_BODY_TOO_LARGE`). What `arrived` throws refuses it too.
 */
export async function readBytes(
  incoming: IncomingMessage,
  max: number,
  arrived: (bytes: number) => void = () => {},
): Promise<Uint8Array> {
  if (Number(incoming.headers['content-length'] ?? 0) > max) throw tooLarge(max)
  const chunks: Buffer[] = []
  let size = 0
  await new Promise<void>((resolve, reject) => {
    const stop = (error?: unknown) => {
      incoming.off('data', take).off('end', stop).off('error', cut).off('close', cut)
      if (error) reject(error)
      else resolve()
    }
    const take = (chunk: Buffer) => {
      size += chunk.length
      try {
        if (size > max) throw tooLarge(max)
        arrived(chunk.length)
        chunks.push(chunk)
      } catch (error) {
        stop(error)
      }
    }
    const cut = () => stop(new KithError('KITH_BODY_CUT', 'The connection ended before the body did.'))
    incoming.on('data', take).on('end', stop).on('error', cut).on('close', cut)
  })
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)
}

/** Whether a browser's form with files posted it. */
export function isMultipart({ headers }: IncomingMessage): boolean {
  return /^multipart\/form-data\b/i.test(headers['content-type'] ?? '')
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new KithError('KITH_BODY_ENCODING', 'The body is not UTF-8: send it as UTF-8.')
  }
}

export function tooLarge(max: number): KithError {
  return new KithError('KITH_BODY_TOO_LARGE', `The body is longer than the ${max} bytes that this address takes.`, {
    max,
  })
}
