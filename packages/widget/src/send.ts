import type { FieldErrors, KithFormStatus } from './element.ts'
import type { Proof } from './proof.ts'

/** An answer on its way to the server. */
export interface Entry {
  /** A UUID: the server stores one submission per key, however often it comes. */
  key: string
  url: string
  /** `{ key, values, meta }` as JSON, the same bytes at every try; a token that goes with it is no part of the answer. */
  body: string
  /** When it was first sent, in milliseconds since 1970. */
  at: number
}

/** How sending an answer ended. */
export interface SubmitResult {
  /** `done`, `queued` (kept on this device), `invalid` or `error`; any other when nothing was sent. */
  status: KithFormStatus
  /** Of the stored submission. */
  id?: string | undefined
  /** What the server says to the visitor. */
  message?: string | undefined
  /** Where the server sends the visitor. */
  redirect?: string | undefined
  errors?: FieldErrors | undefined
  /** Why it was not stored: `busy`, `closed`, `conflict`, `failed` or `large`. */
  code?: string | undefined
}

/**
 * Posts an entry, again after a network error, 429 and 502 to 504, with exponential waits, full jitter and the server's
 * `Retry-After` (up to 30 s).
 *
 * @param tries 1 for one try only
 * @param proof waited for, three seconds at most: an answer may go without
 */
export async function send(
  entry: Entry,
  tries: number,
  proof?: Promise<Proof | undefined> | undefined,
): Promise<SubmitResult> {
  const { url } = entry
  const token = await Promise.race([proof, sleep(3e3)])
  const body = token ? entry.body.replace(/}$/, `,"token":${JSON.stringify(token)}}`) : entry.body
  for (let attempt = 1; ; attempt++) {
    let status = 0
    let wait = 0
    try {
      // As text/plain, without credentials and headers of our own, it is a simple request: no preflight.
      const response = await fetch(url, {
        method: 'POST',
        body,
        credentials: 'omit',
        referrerPolicy: 'origin',
        // The browser refuses more than 64 KiB; a UTF-16 unit is 3 bytes at most.
        keepalive: body.length < 2e4,
        signal: AbortSignal.timeout(2e4),
      })
      status = response.status
      wait = Number(response.headers.get('Retry-After'))
      if (!retried.includes(status)) {
        // A body that breaks off leaves open whether the answer is stored: that is a network error too.
        const { id, message, redirect, errors } = await response.json().catch(error => {
          if (response.ok) throw error
          return {}
        })
        if (response.ok) return { status: 'done', id, message, redirect }
        if (errors) return { status: 'invalid', errors }
        return { status: 'error', code: codes[status] ?? 'failed' }
      }
    } catch {}
    if (attempt >= tries || wait > 30 || !navigator.onLine)
      return { status: 'queued', code: status === 429 ? 'busy' : 'failed' }
    await sleep(wait * 1e3 + Math.random() * 500 * 2 ** attempt)
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise(done => setTimeout(done, milliseconds))
}

const retried = [429, 502, 503, 504]
const codes: Record<number, string> = { 409: 'conflict', 410: 'closed', 413: 'large' }
