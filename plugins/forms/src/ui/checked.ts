import { KithError, type Session } from '@kith/admin/ui'
import type { FormDesign } from '@kith/plugin-forms/contract'
import type { Problem } from './kit.ts'

/** What the server finds wrong with a form's design; `undefined` where nobody answers. */
export async function problemsIn(
  definition: FormDesign,
  form: string | undefined,
  { api, me }: Session,
): Promise<readonly Problem[] | undefined> {
  if (!me.mayCall('forms.publish')) return []
  try {
    return (await api.query<{ problems: readonly Problem[] }>('forms.check', { definition, form })).problems
  } catch (error) {
    if (!(error instanceof KithError) || error.code !== 'KITH_INVALID') return undefined
    const found = (error.details.problems ?? []) as readonly Problem[]
    return found.map(one => ({ ...one, path: one.path.replace(/^definition\.?/, '') }))
  }
}

export interface Checks {
  /** Checks the design soon, unless it is the one that was checked last. */
  see(design: FormDesign): void
  /** Checks the same design once more. */
  again(): void
  stop(): void
}

export interface ChecksOptions {
  check(design: FormDesign): Promise<readonly Problem[] | undefined>
  found(problems: readonly Problem[]): void
}

/** Milliseconds without typing before a design is checked. */
const pause = 300

/** Checks a design whenever somebody has stopped changing it. */
export function createChecks({ check, found }: ChecksOptions): Checks {
  let checked: FormDesign | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const start = (design: FormDesign) => {
    checked = design
    clearTimeout(timer)
    timer = setTimeout(async () => {
      const problems = await check(design)
      if (problems && design === checked) found(problems)
    }, pause)
  }
  return {
    see: design => design !== checked && start(design),
    again: () => checked && start(checked),
    stop: () => clearTimeout(timer),
  }
}
