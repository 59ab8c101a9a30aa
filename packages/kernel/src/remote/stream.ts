import type { KithError } from '@kith/sdk'
import type { Sent, Works } from './works.ts'

/** What a process listens to: the works not answered yet, and those that come. */
export interface Stream {
  readonly sent: AsyncGenerator<Sent>
  /** There is another work. */
  push(): void
  /** It throws this, and is over. */
  end(error: KithError): void
}

/** @param gone told when nobody listens any more, for whatever reason */
export function createStream(works: Works, after: number, signal: AbortSignal, gone: (stream: Stream) => void): Stream {
  let error: KithError | undefined
  let wake = () => {}
  const stop = () => wake()
  async function* listen(): AsyncGenerator<Sent> {
    let last = after
    signal.addEventListener('abort', stop, { once: true })
    try {
      while (!signal.aborted && !error) {
        const next = works.after(last)
        for (const sent of next) {
          last = sent.seq
          yield sent
          if (signal.aborted || error) break
        }
        if (next.length === 0) await new Promise<void>(resolve => (wake = resolve))
      }
      if (error) throw error
    } finally {
      signal.removeEventListener('abort', stop)
      gone(stream)
    }
  }
  const stream: Stream = {
    sent: listen(),
    push: () => wake(),
    end(reason) {
      error = reason
      wake()
    },
  }
  return stream
}
