import { codeOf } from './map-error.ts'

/** The statements that one connection keeps prepared. */
export interface Prepared {
  /** The name to bind; `known` where the server has it; `forget`: one that it no longer need keep. */
  use(text: string): { readonly name: string; readonly known: boolean; readonly forget?: string }
  succeeded(): void
  failed(steps: readonly { readonly text: string }[], at: number, error: unknown): void
}

/** Beyond this the one that was not used for longest is closed. */
const CAPACITY = 500

/** The first time a text is met it stays without a name: many are met once. */
export function createPrepared(): Prepared {
  const names = new Map<string, string>()
  const met = new Set<string>()
  /** Texts that the batch under way names for the first time. */
  const asked = new Map<string, string>()
  let count = 0
  return {
    use(text) {
      const name = names.get(text)
      if (name !== undefined) {
        names.delete(text)
        names.set(text, name)
        return { name, known: true }
      }
      const given = asked.get(text)
      if (given !== undefined) return { name: given, known: true }
      if (!met.has(text)) {
        if (met.size > CAPACITY * 4) met.clear()
        met.add(text)
        return { name: '', known: false }
      }
      const fresh = `k${count++}`
      asked.set(text, fresh)
      if (names.size < CAPACITY) return { name: fresh, known: false }
      const [oldest] = names as unknown as Iterable<[string, string]>
      names.delete((oldest as [string, string])[0])
      return { name: fresh, known: false, forget: (oldest as [string, string])[1] }
    },
    succeeded() {
      for (const [text, name] of asked) names.set(text, name)
      asked.clear()
    },
    failed(steps, at, error) {
      // A statement that could not even be parsed is not kept; those before it are, those after it were never sent on.
      const parsed = new Set(steps.slice(0, isParseError(error) ? at : at + 1).map(step => step.text))
      const text = steps[at]?.text
      if (text !== undefined && isStale(error)) names.delete(text)
      for (const [text, name] of asked) if (parsed.has(text)) names.set(text, name)
      asked.clear()
    },
  }
}

/** The server no longer has the plan, or its columns have changed since: prepared anew, it is run again. */
export function isStale(error: unknown): boolean {
  const code = codeOf(error)
  return code === '26000' || (code === '0A000' && String((error as Error).message).includes('cached plan'))
}

/** 42: a syntax error or a name that is not there; 0A: what is not supported, such as a plan for columns that changed. */
function isParseError(error: unknown): boolean {
  const code = codeOf(error)
  return code.startsWith('42') || code.startsWith('0A')
}
