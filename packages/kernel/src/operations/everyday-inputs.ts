import { z } from 'zod'

/** Conditions and values are checked against the entity where they are used: see `checkWhere` and `checkCreate`. */
const where = z.record(z.string(), z.json())
const values = z.record(z.string(), z.unknown())
const id = z.uuid()
const version = z.int().min(1)

export const listInput = z.strictObject({
  where: where.optional(),
  sort: z.array(z.string().max(100)).max(5).optional(),
  limit: z.int().min(1).max(200).optional(),
  after: z.string().max(4000).optional(),
  before: z.string().max(4000).optional(),
  end: z.boolean().optional(),
  at: z.union([z.string().max(1000), z.number()]).optional(),
  with: z.array(z.string().max(100)).max(20).optional(),
})
export const getInput = z.strictObject({ id })
export const historyInput = z.strictObject({
  id,
  field: z.string().max(100).optional(),
  limit: z.int().min(1).max(200).optional(),
  after: z.string().max(4000).optional(),
})
export const countInput = z.strictObject({ where: where.optional() })
export const createInput = values
export const updateInput = z.strictObject({ id, version: version.optional(), set: values })
export const deleteInput = z.strictObject({ id, version: version.optional() })
