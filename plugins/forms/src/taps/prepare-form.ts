import { type AnyTap, tap } from '@kith/sdk'
import { type FormsContract, form } from '../contract/index.ts'
import { randomId } from '../definition/random-id.ts'

/** A new form without a public id gets a random one. */
export const prepareForm: AnyTap<FormsContract> = tap<FormsContract>()(form.saving, {
  id: 'forms.public-id',
  shape: (_ctx, rows) =>
    rows
      .filter(row => row.verb === 'create' && !row.after.publicId)
      .map(row => ({ id: row.id, set: { publicId: randomId() } })),
})
