import { type Attribution, current, type Touch } from './attribution.ts'
import type { FormValues } from './definition.ts'
import type { KithForm } from './element.ts'
import { fieldsOf } from './fields.ts'
import type { Ground, Part } from './part.ts'

/**
 * The part of the element that is fetched where the visitor allowed keeping something of the visit: the page on which it began,
 * the one that brought the visitor last, and, with the attribute `draft`, what is filled in. All of it in the session storage.
 */
export function start(host: KithForm, ground: Ground): Part {
  const draft = () => `kith-draft-${ground.address()}`
  let isRestored = false
  let isKeeping = false
  const mayKeep = () => host.getAttribute('consent-mode') === 'granted'
  const mayDraft = () => mayKeep() && host.hasAttribute('draft') && host.definition?.offline !== false

  function save(): void {
    if (!mayDraft() || /submitting|queued|done/.test(host.status)) return
    const values: FormValues = { ...host.values }
    for (const { name, type } of fieldsOf(host.definition)) if (type === 'consent') delete values[name]
    put(draft(), { key: ground.key(), step: host.step, values })
  }

  /** What is filled in already, by the page or before the script came, stays. */
  function restore(): void {
    if (isRestored || !host.definition) return
    isRestored = true
    const kept = mayDraft() && take<{ key?: string; step: number; values: FormValues }>(draft())
    if (!kept) return
    const values: FormValues = {}
    for (const { name, type, value = '' } of fieldsOf(host.definition)) {
      const now = host.values[name] || ''
      if (type !== 'consent' && kept.values[name] !== undefined && `${now}` === `${value}`)
        values[name] = kept.values[name]
    }
    ground.key(ground.key() ?? kept.key)
    host.setValues(values)
    host.step = kept.step
  }

  for (const type of ['kith-change', 'kith-step']) host.addEventListener(type, save)
  for (const type of ['kith-success', 'kith-queued']) host.addEventListener(type, () => put(draft()))
  return what => {
    if (what === 'reset') put(draft())
    if (what !== 'draw') return
    if (mayKeep()) {
      if (!isKeeping) ground.came(touches())
      restore()
    } else if (isKeeping) {
      // Withdrawn: nothing stays.
      for (const name of [draft(), first, last]) put(name)
      ground.came(current())
    }
    isKeeping = mayKeep()
  }
}

const first = 'kith-first-touch'
const last = 'kith-last-touch'

/** The first page of the visit and, where another one brought the visitor since, the last of those. */
function touches(): Attribution {
  const now = current()
  const began = take<Touch>(first) ?? now
  const isBrought = `${Object.keys({ ...now.utm, ...now.clickIds })}` || ![location.origin, ''].includes(now.referrer)
  if (!take(first)) put(first, now)
  else if (isBrought && JSON.stringify(began) !== JSON.stringify(now)) put(last, now)
  const latest = take<Touch>(last)
  return latest ? { ...began, last: latest } : began
}

/** A page that may not store (sandboxed, storage blocked) keeps nothing. */
function put(name: string, value?: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(name)
    else sessionStorage[name] = JSON.stringify(value)
  } catch {}
}

function take<T>(name: string): T | undefined {
  try {
    return JSON.parse(sessionStorage[name])
  } catch {
    return undefined
  }
}
