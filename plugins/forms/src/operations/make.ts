import type { Handler } from '@kith/sdk'
import { type FormsContract, form } from '../contract/index.ts'
import { designOf } from '../definition/design-of.ts'
import { randomId } from '../definition/random-id.ts'
import { snippetOf } from './snippet-of.ts'

export const make: Handler<FormsContract, 'make'> = async (ctx, input) => {
  const { name, fields, origin, publicId = randomId(), source, notify, confirm } = input
  const definition = designOf(name, fields)
  const id = ctx.change.create(form, { name, publicId, definition, source, notify, confirm, origins: [...origin] })
  return { id, publicId, ...(await snippetOf(ctx, { id, publicId, version: 1, definition })) }
}
