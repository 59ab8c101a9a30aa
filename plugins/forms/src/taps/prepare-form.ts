import { randomInt } from 'node:crypto'
import { type AnyTap, tap } from '@kith/sdk'
import { type FormsContract, form } from '../contract/index.ts'

/** A new form without a public id gets a random one. */
export const prepareForm: AnyTap<FormsContract> = tap<FormsContract>()(form.saving, {
  id: 'forms.public-id',
  shape: (_ctx, rows) =>
    rows
      .filter(row => row.verb === 'create' && !row.after.publicId)
      .map(row => ({ id: row.id, set: { publicId: randomId() } })),
})

/** 8 of 31 signs that are hard to mistake for each other: about 8.5e11 names. */
function randomId(): string {
  return Array.from({ length: 8 }, () => signs[randomInt(signs.length)]).join('')
}

const signs = '23456789abcdefghjkmnpqrstuvwxyz'
