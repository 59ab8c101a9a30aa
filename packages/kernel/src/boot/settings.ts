import type { AnyContract } from '@kith/sdk'
import { type AnyField, invalid, KithError, kindOf, type Problem, problemsOf } from '@kith/sdk'

/** Settings as they are in force, and what is wrong with those that were given, by their names. */
export function readSettings(
  contract: AnyContract,
  given: Readonly<Record<string, unknown>>,
): { readonly values: Readonly<Record<string, unknown>>; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const values: Record<string, unknown> = {}
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(contract.settings, name))
      problems.push({ path: name, code: 'unknown', message: `${contract.name} has no setting "${name}".` })
  }
  for (const [name, field] of Object.entries(contract.settings as Record<string, AnyField>)) {
    const value = given[name] ?? field.options.default ?? null
    const checked = value === null ? undefined : kindOf(field).schema(field).safeParse(value)
    if (checked && !checked.success) problems.push(...problemsOf(checked.error, name))
    if (value === null && field.options.required)
      problems.push({
        path: name,
        code: 'required',
        message: `Set ${name} of ${contract.name} in kith.config.ts.`,
      })
    values[name] = checked?.success ? checked.data : null
  }
  return { values: Object.freeze(values), problems }
}

/** A plugin's settings: what the configuration says, else the defaults. Throws `KITH_INVALID` naming `settings.plugin.name`. */
export function settingsOf(
  contract: AnyContract,
  given: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const { values, problems } = readSettings(contract, given)
  if (problems.length === 0) return values
  throw invalid(
    problems.map(problem => ({ ...problem, path: `settings.${contract.name}.${problem.path}` })),
    'The configuration is not valid.',
  )
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
