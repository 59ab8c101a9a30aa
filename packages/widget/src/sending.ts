import type { KithForm } from './element.ts'
import type { Filling } from './filling.ts'
import { createKey } from './key.ts'
import { leave } from './leave.ts'
import { definitionAddress } from './load.ts'
import type { Parts } from './parts.ts'
import type { Picture } from './picture.ts'
import { type Proof, prove } from './proof.ts'
import { deliver, flush } from './queue.ts'
import type { SubmitResult } from './send.ts'
import type { Telling } from './telling.ts'

/** Sending an answer, now or later. */
export interface Sending {
  /** Where answers go. */
  address(): string
  /** The key of the answer that is being filled in, after setting it if one is given. */
  key(key?: string): string | undefined
  /** Begins to work for the form's challenge, once for each answer. */
  prove(isFresh?: boolean): Promise<Proof | undefined> | undefined
  /** What comes next is another answer; false while one is on its way. */
  renew(): boolean
  submit(): Promise<SubmitResult>
  flush(): Promise<void>
}

export function createSending(host: KithForm, form: Picture & Telling & Parts & Filling & Sending): Sending {
  let key: string | undefined
  let proof: Promise<Proof | undefined> | undefined
  let going: Promise<SubmitResult> | undefined

  const begin = () => {
    key ??= createKey()
    return key
  }

  async function send(): Promise<SubmitResult> {
    const { definition } = host
    if (!definition || !/ready|invalid|error/.test(host.status)) return { status: host.status }
    const asked = form.say('submit')
    if (asked) await asked
    if (!host.validate()) return { status: 'invalid', errors: host.errors }
    const { values, meta } = host
    if (!form.emit('submit', { values, meta })) return { status: host.status }
    const key = begin()
    const entry = { key, url: form.address(), body: JSON.stringify({ key, values, meta }), at: Date.now() }
    form.show('submitting')
    const result = settle(await deliver(entry, definition.offline !== false, form.prove()))
    if (!result.errors) form.root().querySelector<HTMLElement>('.panel,.alert')?.focus()
    return result
  }

  /** Shows how it ended. */
  function settle(result: SubmitResult): SubmitResult {
    const { status, id, code, errors, redirect } = result
    if (errors) return form.accept(errors) ? settle({ status: 'error', code: 'failed' }) : result
    if (code === 'conflict') key = proof = undefined
    form.show(status, result)
    form.emit(status === 'done' ? 'success' : (status as 'error'), { id, code })
    if (status === 'done') leave(host, redirect)
    return result
  }

  // The first change begins it.
  host.addEventListener('kith-change', begin)
  return {
    address: () => new URL(encodeURIComponent(`${host.definition?.id}`), definitionAddress(host)).href,
    key(given = key) {
      key = given
      return key
    },
    prove(isFresh) {
      if (isFresh) proof = undefined
      if (host.definition?.version) proof ??= prove(form.address())
      return proof
    },
    renew() {
      if (!going) key = proof = undefined
      return !going
    },
    submit() {
      going ??= send().finally(() => {
        going = undefined
      })
      return going
    },
    async flush() {
      try {
        const { results, kept } = await flush()
        if (host.status === 'queued' && !kept.includes(`${key}`)) settle(results[`${key}`] ?? { status: 'done' })
      } catch {
        // A page that may not store keeps nothing.
      }
    },
  }
}
