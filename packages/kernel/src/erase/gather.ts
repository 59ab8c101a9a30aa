import { type Condition, KithError } from '@kith/sdk'
import { compileWhere } from '../data/where.ts'
import type { SqlValue } from '../dialects/dialect.ts'
import { familyOf } from '../history/family.ts'
import type { Kernel } from '../kernel.ts'
import { anyRefKey } from '../model/any-ref.ts'
import type { Model, RecordValues } from '../model/model.ts'
import { systemActor } from '../rights/rights.ts'

/** One record of what is held on a person. */
export interface HeldRecord {
  readonly model: Model
  readonly row: RecordValues
}

const most = 500

/**
 * What is held on the person that a record is about, deleted records too: records with the same e-mail address, those it
 * was merged from, came from or refers to as the same person's, and the parts of each. A telephone alone is not enough:
 * people share one. Throws `KITH_PERSON_LARGE`.
 */
export async function gatherPerson(kernel: Kernel, model: Model, row: RecordValues): Promise<HeldRecord[]> {
  const found = new Map<string, HeldRecord>([[String(row.id), { model, row }]])
  for (const held of found.values()) {
    for (const next of await around(kernel, held)) {
      if (!found.has(String(next.row.id))) found.set(String(next.row.id), next)
    }
    if (found.size > most) {
      throw new KithError(
        'KITH_PERSON_LARGE',
        `More than ${most} records are held on this person: erase parts first.`,
        {
          most,
        },
      )
    }
  }
  return [...found.values()]
}

async function around(kernel: Kernel, held: HeldRecord): Promise<HeldRecord[]> {
  const { model, row } = held
  const parts = await partsOf(kernel, held)
  if (!model.entity.person) return parts
  const id = String(row.id)
  const family = (await familyOf(kernel, id)).filter(other => other !== id)
  const found = [
    parts,
    await selectIds(kernel, model, family),
    await referred(kernel, held),
    await linked(kernel, id),
    ...(await Promise.all(emailsOf(held).map(email => sameEmail(kernel, email)))),
  ]
  return found.flat()
}

/** The addresses by which the same person is known. */
export function emailsOf({ model, row }: HeldRecord): string[] {
  return valuesOf(model, row, 'email')
}

export function phonesOf({ model, row }: HeldRecord): string[] {
  return valuesOf(model, row, 'phone')
}

function valuesOf(model: Model, row: RecordValues, kind: string): string[] {
  if (!model.entity.person) return []
  return [...model.fields.values()]
    .filter(field => field.kind.name === kind && field.field.options.personal)
    .map(field => row[field.name])
    .filter(value => typeof value === 'string' && value !== '')
    .map(String)
}

async function sameEmail(kernel: Kernel, email: string): Promise<HeldRecord[]> {
  const text = `%${JSON.stringify(email).replaceAll(/[\\%_]/g, found => `\\${found}`)}%`
  const reads: Promise<HeldRecord[]>[] = []
  for (const model of kernel.models.values()) {
    const { person } = model.entity
    for (const name of person?.by ?? []) {
      if (model.fields.get(name)?.kind.name !== 'email') continue
      reads.push(select(kernel, model, `"${model.fields.get(name)?.key.name}" = ?`, [email]))
    }
    for (const name of person?.in ?? []) {
      reads.push(select(kernel, model, `"${model.fields.get(name)?.key.name}" like ? escape '\\'`, [text]))
    }
  }
  return (await Promise.all(reads)).flat()
}

async function referred(kernel: Kernel, { model, row }: HeldRecord): Promise<HeldRecord[]> {
  const reads = (model.entity.person?.with ?? []).map(async name => {
    const target = kernel.models.get(String(model.fields.get(name)?.field.options.entity))
    return target && typeof row[name] === 'string' ? await selectIds(kernel, target, [row[name]]) : []
  })
  return (await Promise.all(reads)).flat()
}

async function linked(kernel: Kernel, id: string): Promise<HeldRecord[]> {
  const rows = await kernel.dialect.all({
    sql: "select to_entity as entity, to_id as id from kernel_link where from_id = ? and kind = 'origin' union select from_entity, from_id from kernel_link where to_id = ? and kind = 'origin'",
    parameters: [id, id],
  })
  const reads = rows.map(async row => {
    const model = kernel.models.get(String(row.entity))
    return model?.entity.person ? await selectIds(kernel, model, [String(row.id)]) : []
  })
  return (await Promise.all(reads)).flat()
}

async function partsOf(kernel: Kernel, { model, row }: HeldRecord): Promise<HeldRecord[]> {
  const reads: Promise<HeldRecord[]>[] = []
  for (const part of kernel.models.values()) {
    const field = part.fields.get(part.entity.within ?? '')
    if (!field) continue
    const isAny = field.kind.name === 'anyRef'
    if (!isAny && field.field.options.entity !== model.name) continue
    const id = String(row.id)
    const value = isAny ? anyRefKey({ entity: model.name, id }) : id
    reads.push(select(kernel, part, `"${field.key.name}" = ?`, [value]))
  }
  return (await Promise.all(reads)).flat()
}

async function selectIds(kernel: Kernel, model: Model, ids: readonly string[]): Promise<HeldRecord[]> {
  return ids.length === 0 ? [] : await select(kernel, model, `id in (${ids.map(() => '?').join(', ')})`, ids)
}

/** Deleted ones too, but only what is about a person. */
async function select(
  kernel: Kernel,
  model: Model,
  condition: string,
  parameters: readonly SqlValue[],
): Promise<HeldRecord[]> {
  const when = model.entity.person?.when as Condition | undefined
  const about = when ? compileWhere(kernel, model, when, systemActor) : undefined
  const rows = await kernel.dialect.all({
    sql: `select * from "${model.table}" where ${condition}${about ? ` and (${about.strings.join('?')})` : ''} limit ${most + 1}`,
    parameters: [...parameters, ...((about?.values ?? []) as SqlValue[])],
  })
  return rows.map(row => ({ model, row: model.decode(row) }))
}
