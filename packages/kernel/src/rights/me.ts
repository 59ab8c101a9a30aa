import type { Handler, KernelContract, PolicyBranch, PolicyVerb } from '@kith/sdk'
import type { Kernel } from '../kernel.ts'

const verbs: readonly PolicyVerb[] = ['read', 'create', 'update', 'delete', 'restore']

/** Who asks, and what some rule allows him; whether it does so for a record is asked when there is one. */
export function me(kernelOf: () => Kernel): Handler<KernelContract, 'me'> {
  return async ({ actor, data }) => {
    const { rights, models, plugins, settings } = kernelOf()
    const permissions = [...plugins.values()].flatMap(({ contract }) => Object.keys(contract.permissions))
    const allowed = (entity: string) => verbs.filter(verb => isAny(rights.branches(actor, entity, verb)))
    const person = actor.kind === 'user' ? await data.get('kernel.user', actor.id) : undefined
    return {
      id: person?.id ?? null,
      name: person === undefined ? null : String(person.name),
      roles: [...actor.roles],
      currency: String(settings.of('kernel')?.values.currency ?? 'EUR'),
      permissions: permissions.filter(permission => rights.mayCall(actor, permission)),
      entities: Object.fromEntries([...models.keys()].map(entity => [entity, allowed(entity)])),
    }
  }
}

function isAny(branches: 'all' | readonly PolicyBranch[]): boolean {
  return branches === 'all' || branches.length > 0
}
