import type { AnyContract } from '@kith/sdk'
import { type AnyField, invalid, KithError, kindOf, type Problem } from '@kith/sdk'
import { problemsOf } from '../change/check-values.ts'

/** A plugin's settings: what the configuration says, else the defaults. Throws `KITH_INVALID` naming `settings.plugin.name`. */
export function settingsOf(
  contract: AnyContract,
  given: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const problems: Problem[] = []
  const result: Record<string, unknown> = {}
  const path = `settings.${contract.name}`
  for (const name of Object.keys(given)) {
    if (!(name in contract.settings))
      problems.push({ path: `${path}.${name}`, code: 'unknown', message: `${contract.name} has no setting "${name}".` })
  }
  for (const [name, field] of Object.entries(contract.settings as Record<string, AnyField>)) {
    const value = given[name] ?? field.options.default ?? null
    const checked = value === null ? undefined : kindOf(field).schema(field).safeParse(value)
    if (checked && !checked.success) problems.push(...problemsOf(checked.error, `${path}.${name}`))
    if (value === null && field.options.required)
      problems.push({
        path: `${path}.${name}`,
        code: 'required',
        message: `Set ${name} of ${contract.name} in kith.config.ts.`,
      })
    result[name] = checked?.success ? checked.data : null
  }
  if (problems.length > 0) throw invalid(problems, 'The configuration is not valid.')
  return Object.freeze(result)
}

/** Settings for plugins that are not there are a mistake somebody wants to know of. */
export function checkSettingNames(given: Readonly<Record<string, unknown>>, plugins: ReadonlySet<string>): void {
  for (const name of Object.keys(given)) {
    if (!plugins.has(name))
      throw new KithError('KITH_CONFIG', `kith.config.ts has settings for ${name}, which is not among its plugins.`, {
        plugin: name,
      })
  }
}
