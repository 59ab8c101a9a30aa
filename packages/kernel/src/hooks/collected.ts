import { deepFreeze } from './freeze.ts'

export interface Answers<T = unknown> {
  readonly items: readonly T[]
  /** Nobody was left out. */
  readonly whole: boolean
}

/** What `once` collects were answered. */
export interface Collected {
  /** As it was answered under this stamp, else what `ask` brings: that is kept if it is whole. */
  of(hook: string, stamp: string, ask: () => Promise<Answers>): Promise<Answers>
}

export function createCollected(): Collected {
  const kept = new Map<string, { readonly stamp: string; readonly answers: Promise<Answers> }>()
  return {
    of(hook, stamp, ask) {
      const known = kept.get(hook)
      if (known?.stamp === stamp) return known.answers
      const asked = { stamp, answers: ask().then(deepFreeze) }
      const forget = () => {
        if (kept.get(hook) === asked) kept.delete(hook)
      }
      kept.set(hook, asked)
      asked.answers.then(({ whole }) => whole || forget(), forget)
      return asked.answers
    },
  }
}
