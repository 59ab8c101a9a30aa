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
