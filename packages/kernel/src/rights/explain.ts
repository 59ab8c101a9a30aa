import { type Actor, branchAllows, type Handler, type KernelContract, notFound, type PolicyVerb } from '@kith/sdk'
import { sql } from 'kysely'
import { modelOf } from '../data/data-for.ts'
import { asSql } from '../data/fragment.ts'
import { branchFragment } from '../data/policy.ts'
import { statementOf } from '../data/statement.ts'
import type { Kernel } from '../kernel.ts'
import type { Model } from '../model/model.ts'
import { actorOf } from './actor-of.ts'
import { describeBranch } from './describe-branch.ts'
import { mayDo } from './may.ts'
import { type OwnedBranch, unlimited } from './rights.ts'
import { isOpen } from './scopes.ts'

/**
 * Why somebody may or may not do something: the rule that allows it, or those that would and what each of them asks. Of
 * a record that he may not see it says what it says of none.
 */
export function explain(kernelOf: () => Kernel): Handler<KernelContract, 'explain'> {
  return async (ctx, { actor: other, verb, entity, record, field }) => {
    const kernel = kernelOf()
    const model = modelOf(kernel, { name: entity })
    const actor = await askedFor(kernel, ctx.actor, other)
    const wanted = (role: string) => role === '*' || actor.roles.includes(role)
    const mine = kernel.rights
      .all(entity)
      .filter(({ branch }) => branch.verbs.includes(verb) && branch.roles.some(wanted))
    const rules = await Promise.all(
      mine.map(async owned => ({
        id: owned.branch.id,
        plugin: owned.plugin,
        holds: await holds(kernel, model, actor, verb, owned, record),
        allows: field === undefined || !model.fields.has(field) || branchAllows(owned.branch, field),
        text: describeBranch(kernel, model, owned),
      })),
    )
    if (unlimited(actor)) return { allowed: true, rule: 'kernel.administrator', plugin: 'kernel', rules: [] }
    const seen = record === undefined || (await mayDo(kernel, { model, actor, verb: 'read', id: record }))
    const rule = seen ? rules.find(one => one.holds && one.allows) : undefined
    return {
      allowed: rule !== undefined,
      rule: rule?.id ?? null,
      plugin: rule?.plugin ?? null,
      rules: seen ? rules : rules.map(one => ({ ...one, holds: false })),
    }
  }
}

async function askedFor(kernel: Kernel, me: Actor, other: string | undefined): Promise<Actor> {
  if (other === undefined || other === me.id) return me
  const found = kernel.rights.mayCall(me, 'kernel.explain-others') ? await actorOf(kernel, other) : undefined
  if (!found) throw notFound('kernel.user', other)
  return found
}

/** Without a record: whether the branch asks nothing of one. */
async function holds(
  kernel: Kernel,
  model: Model,
  actor: Actor,
  verb: PolicyVerb,
  { branch }: OwnedBranch,
  record: string | undefined,
): Promise<boolean> {
  if (record === undefined) return isOpen(branch)
  const query = kernel.dialect.query
    .selectFrom(model.table)
    .select(sql<number>`1`.as('one'))
    .where(sql.ref(`${model.table}.id`), '=', record)
    .where(asSql(branchFragment(kernel, model, verb, actor, branch)))
  return (await kernel.dialect.all(statementOf(query.compile()))).length > 0
}
