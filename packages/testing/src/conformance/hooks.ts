import { type AnyContract, type AnyPlugin, entitiesOf, kernelContract } from '@kith/sdk'

const endings = { filter: /ing$/, event: /ed$/, collect: /s$/ } as const

/** What is wrong with a plugin's hooks and taps; `contracts` are those in the app. */
export function hookProblems(plugin: AnyPlugin, contracts: readonly AnyContract[]): string[] {
  const { contract, parts } = plugin
  const named = Object.values(contract.hooks).flatMap(hook => {
    if (!hook.name.startsWith(`${contract.name}.`)) return [`${hook.name} does not begin with "${contract.name}."`]
    return endings[hook.hook].test(hook.name) ? [] : [`${hook.name} is no name for a ${hook.hook}`]
  })
  const declared = new Set([...contracts, kernelContract].flatMap(hooksOf))
  const tapped = parts.taps.flatMap(tap => {
    const problems = []
    if (!declared.has(tap.hook.name)) problems.push(`${tap.id} taps ${tap.hook.name}, which nobody declares`)
    if (!tap.id.startsWith(`${contract.name}.`)) problems.push(`${tap.id} does not begin with "${contract.name}."`)
    return problems
  })
  return [...named, ...tapped]
}

function hooksOf(contract: AnyContract): string[] {
  const own = Object.values(contract.hooks).map(hook => hook.name)
  const everyday = entitiesOf(contract).flatMap(({ saving, deleting, saved, deleted }) => [
    saving,
    deleting,
    saved,
    deleted,
  ])
  return [...own, ...everyday.map(hook => hook.name)]
}
