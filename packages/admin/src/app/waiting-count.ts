import type { Session } from '../data/session.ts'
import { waitingFor } from '../decisions/waiting.ts'
import { follow } from '../ui/follow.ts'

/** How many decisions wait for somebody; who may see none is told of none. */
export interface WaitingCount {
  readonly n: number
  /** Counts them, and again whenever that may have changed. */
  begin(session: Session): Promise<void>
  close(): void
}

export function createWaitingCount(changed: () => void): WaitingCount {
  let n = 0
  let unfollow: (() => void) | undefined
  const count = async ({ api, me }: Session) => {
    const answer = await api
      .query<{ count: number }>('kernel.decisions.count', { where: waitingFor(me) })
      .catch(() => undefined)
    n = answer?.count ?? 0
    changed()
  }
  return {
    get n() {
      return n
    },
    async begin(session) {
      unfollow = follow(
        session.connection,
        ({ entity }) => entity === 'kernel.decision',
        () => void count(session),
      )
      await count(session)
    },
    close: () => unfollow?.(),
  }
}
